import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Trouble } from '../../parts/states.tsx';
import { tellDone } from '../../parts/told.ts';
import { PasswordFields, usePasswordForm } from '../../session/password-form.tsx';
import { useMe } from '../../session/session.ts';
import { OWN_SESSIONS } from './sessions-card.tsx';

export function PasswordCard() {
  const { login } = useMe();
  const queries = useQueryClient();
  const { form, change, submit } = usePasswordForm(async () => {
    tellDone('Senha trocada. Nos outros navegadores será preciso entrar de novo.');
    await queries.invalidateQueries({ queryKey: OWN_SESSIONS });
  });
  return (
    <Card withBorder padding="lg">
      <form onSubmit={submit}>
        <Stack>
          <Title order={2} size="h4">
            Senha
          </Title>
          <Text size="sm" c="dimmed">
            Pelo menos 12 caracteres; uma frase é fácil de lembrar e difícil de adivinhar.
          </Text>
          {change.error !== null && <Trouble error={change.error} />}
          {/* For password managers, which want to know whose it is. */}
          <input type="hidden" autoComplete="username" value={login} readOnly />
          <PasswordFields form={form} current="Senha atual" />
          <Group>
            <Button type="submit" loading={change.isPending}>
              Trocar a senha
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
