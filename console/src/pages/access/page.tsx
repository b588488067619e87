import { Tabs } from '@mantine/core';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { TokensTab } from './tokens-tab.tsx';
import { UsersTab } from './users-tab.tsx';
import { WebhooksTab } from './webhooks-tab.tsx';

const TABS = [
  { path: 'usuarios', title: 'Usuários', element: <UsersTab /> },
  { path: 'tokens', title: 'Tokens da API', element: <TokensTab /> },
  { path: 'webhooks', title: 'Webhooks', element: <WebhooksTab /> },
];

/** Who comes in: people, programs, and who is told. Each tab has an address of its own. */
export default function AccessPage() {
  const navigate = useNavigate();
  const current = useLocation().pathname.split('/')[2] ?? TABS[0]?.path ?? null;
  return (
    <Page title="Acessos">
      <Tabs value={current} onChange={(path) => void navigate(`/acessos/${path}`)}>
        <Tabs.List mb="md">
          {TABS.map(({ path, title }) => (
            <Tabs.Tab key={path} value={path}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ path, element }) => (
          <Tabs.Panel key={path} value={path}>
            <Routes>
              <Route path={path} element={element} />
              <Route path="*" element={null} />
            </Routes>
          </Tabs.Panel>
        ))}
      </Tabs>
      <Routes>
        <Route index element={<Navigate to="usuarios" replace />} />
        <Route path="*" element={null} />
      </Routes>
    </Page>
  );
}
