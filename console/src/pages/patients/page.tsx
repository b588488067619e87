import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function PatientsPage() {
  return (
    <Page title="Pacientes">
      <Nothing title="Em construção" />
    </Page>
  );
}
