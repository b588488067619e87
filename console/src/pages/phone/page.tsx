import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function PhonePage() {
  return (
    <Page title="Telefone">
      <Nothing title="Em construção" />
    </Page>
  );
}
