import { Button, Card, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PasswordChange } from '../../../../src/web/contract/session.ts';
import { api } from '../../api/client.ts';
import { Trouble } from '../../parts/states.tsx';
import { tellDone } from '../../parts/told.ts';
import { useMe } from '../../session/session.ts';
import { OWN_SESSIONS } from './sessions-card.tsx';

const toggle = { visibilityToggleButtonProps: { 'aria-label': 'Mostrar ou esconder a senha' } };

export function PasswordCard() {
  const { login } = useMe();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { current: '', chosen: '', again: '' },
    validate: { again: (again, { chosen }) => (again === chosen ? null : 'As duas senhas não são iguais.') },
  });
  const change = useMutation({
    mutationFn: (values: PasswordChange) => api.put('/session/password', values),
    onSuccess: async () => {
      form.reset();
      tellDone('Senha trocada. Nos outros navegadores será preciso entrar de novo.');
      await queries.invalidateQueries({ queryKey: OWN_SESSIONS });
    },
  });
  return (
    <Card withBorder padding="lg">
      <form onSubmit={form.onSubmit(({ current, chosen }) => change.mutate({ current, chosen }))}>
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
          <PasswordInput
            label="Senha atual"
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
