import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function ReportsPage() {
  return (
    <Page title="Relatórios">
      <Nothing title="Em construção" />
    </Page>
  );
}
