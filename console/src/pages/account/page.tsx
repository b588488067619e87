import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function AccountPage() {
  return (
    <Page title="Minha conta">
      <Nothing title="Em construção" />
    </Page>
  );
}
