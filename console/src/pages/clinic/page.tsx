import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function ClinicPage() {
  return (
    <Page title="Clínica">
      <Nothing title="Em construção" />
    </Page>
  );
}
