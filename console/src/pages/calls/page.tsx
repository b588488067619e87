import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function CallsPage() {
  return (
    <Page title="Ligações">
      <Nothing title="Em construção" />
    </Page>
  );
}
