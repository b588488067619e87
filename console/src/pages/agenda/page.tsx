import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function AgendaPage() {
  return (
    <Page title="Agenda">
      <Nothing title="Em construção" />
    </Page>
  );
}
