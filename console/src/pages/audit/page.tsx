import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function AuditPage() {
  return (
    <Page title="Auditoria">
      <Nothing title="Em construção" />
    </Page>
  );
}
