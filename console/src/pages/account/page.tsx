import { SimpleGrid } from '@mantine/core';
import { Page } from '../../parts/page.tsx';
import { AuthenticatorCard } from './authenticator-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** What everybody does with their own account. */
export default function AccountPage() {
  return (
    <Page title="Minha conta">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <PasswordCard />
        <AuthenticatorCard />
      </SimpleGrid>
      <SessionsCard />
    </Page>
  );
}
