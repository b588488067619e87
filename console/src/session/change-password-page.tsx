import { Button, Card, Center, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { usePageTitle } from '../parts/page.tsx';
import { Trouble } from '../parts/states.tsx';
import { PasswordFields, usePasswordForm } from './password-form.tsx';
import { SESSION, useSignOut } from './session.ts';

/** After a one-time password: nothing else can be done before an own one is chosen. */
export function ChangePasswordPage() {
  usePageTitle('Escolha a sua senha');
  const queries = useQueryClient();
  const signOut = useSignOut();
  const { form, change, submit } = usePasswordForm(() => queries.invalidateQueries({ queryKey: SESSION }));
  return (
    <Center component="main" mih="100vh" p="md">
      <Card w={440} maw="100%" padding="xl" radius="md" withBorder>
        <form onSubmit={submit}>
          <Stack>
            <Title order={1} size="h2">
              Escolha a sua senha
            </Title>
            <Text>
              A senha provisória só serve uma vez. Pelo menos 12 caracteres; uma frase é fácil de lembrar.
            </Text>
            {change.error !== null && <Trouble error={change.error} />}
            <PasswordFields form={form} current="Senha provisória" />
            <Button type="submit" loading={change.isPending}>
              Salvar e continuar
            </Button>
            <Button variant="subtle" onClick={() => void signOut()}>
              Sair
            </Button>
          </Stack>
        </form>
      </Card>
    </Center>
  );
}
