import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { AccountPage, MENU, PhonePage } from './pages/index.ts';
import { Loading, Nothing, Shown } from './parts/states.tsx';
import { ChangePasswordPage } from './session/change-password-page.tsx';
import { useMay, useSession } from './session/session.ts';
import { SignInPage } from './session/sign-in-page.tsx';
import { Shell } from './shell/shell.tsx';
import type { SessionState } from '../../src/web/contract/session.ts';

export function App() {
  const session = useSession();
  return <Shown query={session}>{(state) => <Door state={state} />}</Shown>;
}

/** Who is not signed in sees the door; in a demonstration also the telephone. */
function Door({ state }: { readonly state: SessionState }) {
  if (state.me === null)
    return (
      <Suspense fallback={<Loading />}>
        <Routes>
          {state.demo && <Route path="/telefone" element={<PhonePage />} />}
          <Route path="*" element={<SignInPage state={state} />} />
        </Routes>
      </Suspense>
    );
  if (state.me.mustChangePassword) return <ChangePasswordPage />;
  return <Inside state={state} />;
}

function Inside({ state }: { readonly state: SessionState }) {
  const may = useMay();
  const pages = MENU.filter(({ permission }) => may(permission));
  return (
    <Routes>
      <Route element={<Shell state={state} />}>
        <Route index element={<Navigate to={pages[0]?.path ?? '/conta'} replace />} />
        {pages.map(({ path, component: Page }) => (
          <Route key={path} path={`${path}/*`} element={<Page />} />
        ))}
        <Route path="/conta" element={<AccountPage />} />
        <Route path="*" element={<Nothing title="Esta página não existe, ou não é do seu perfil." />} />
      </Route>
    </Routes>
  );
}
