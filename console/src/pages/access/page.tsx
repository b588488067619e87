import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function AccessPage() {
  return (
    <Page title="Acessos">
      <Nothing title="Em construção" />
    </Page>
  );
}
