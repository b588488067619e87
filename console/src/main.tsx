import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import 'dayjs/locale/pt-br.js';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { whenSignedOut } from './api/client.ts';
import { ApiProblem } from './api/problem.ts';
import { App } from './app.tsx';
import { SESSION } from './session/session.ts';
import { contrasts, theme } from './theme.ts';

/** What the server refused will be refused again; what did not arrive may the next time. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.body.status === 0 || error.body.status >= 500;

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && mayPass(error) },
    mutations: { retry: false },
  },
});
whenSignedOut(() => void queries.invalidateQueries({ queryKey: SESSION }));

/** The policy lets only style sheets in that bear this answer's nonce. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={contrasts}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'disque-theme' })}
      getStyleNonce={() => nonce}
    >
      <DatesProvider settings={{ locale: 'pt-br', firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queries}>
          <ModalsProvider labels={{ confirm: 'Confirmar', cancel: 'Cancelar' }}>
            <Notifications position="bottom-right" />
            <BrowserRouter>
              <App />
            </BrowserRouter>
          </ModalsProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  </StrictMode>,
);
