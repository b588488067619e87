import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';

export default function PromptsPage() {
  return (
    <Page title="Gravações">
      <Nothing title="Em construção" />
    </Page>
  );
}
