import { Button, Card, Center, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PasswordChange } from '../../../src/web/contract/session.ts';
import { api } from '../api/client.ts';
import { usePageTitle } from '../parts/page.tsx';
import { Trouble } from '../parts/states.tsx';
import { SESSION, useSignOut } from './session.ts';

/** After a one-time password: nothing else can be done before an own one is chosen. */
export function ChangePasswordPage() {
  usePageTitle('Escolha a sua senha');
  const queries = useQueryClient();
  const signOut = useSignOut();
  const form = useForm({
    initialValues: { current: '', chosen: '', again: '' },
    validate: { again: (again, { chosen }) => (again === chosen ? null : 'As duas senhas não são iguais.') },
  });
  const change = useMutation({
    mutationFn: (values: PasswordChange) => api.put('/session/password', values),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION }),
  });
  const toggle = { visibilityToggleButtonProps: { 'aria-label': 'Mostrar ou esconder a senha' } };
  return (
    <Center component="main" mih="100vh" p="md">
      <Card w={440} maw="100%" padding="xl" radius="md" withBorder>
        <form onSubmit={form.onSubmit(({ current, chosen }) => change.mutate({ current, chosen }))}>
          <Stack>
            <Title order={1} size="h2">
              Escolha a sua senha
            </Title>
            <Text>
              A senha provisória só serve uma vez. Pelo menos 12 caracteres; uma frase é fácil de lembrar.
            </Text>
            {change.error !== null && <Trouble error={change.error} />}
            <PasswordInput
              label="Senha provisória"
              autoComplete="current-password"
              required
              {...toggle}
              {...form.getInputProps('current')}
            />
            <PasswordInput
              label="Senha nova"
              autoComplete="new-password"
              required
              {...toggle}
              {...form.getInputProps('chosen')}
            />
            <PasswordInput
              label="Senha nova, de novo"
              autoComplete="new-password"
              required
              {...toggle}
              {...form.getInputProps('again')}
            />
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
