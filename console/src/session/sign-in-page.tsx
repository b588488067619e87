import {
  Alert,
  Anchor,
  Button,
  Card,
  Center,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Credentials, SessionState } from '../../../src/web/contract/session.ts';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { Trouble } from '../parts/states.tsx';
import { usePageTitle } from '../parts/page.tsx';
import { forgetShown, SESSION } from './session.ts';

const isCodeWanted = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'code-wanted';

/** User, password, and the authenticator's code where one is in use. */
export function SignInPage({ state }: { readonly state: SessionState }) {
  usePageTitle('Entrar');
  const queries = useQueryClient();
  // Whoever comes in next sees nothing of who was here before, however their session ended.
  useEffect(() => forgetShown(queries), [queries]);
  const form = useForm({ initialValues: { login: '', password: '', code: '' } });
  const signIn = useMutation({
    mutationFn: (values: Credentials) => api.post<SessionState>('/session', values),
    onSuccess: (next) => queries.setQueryData(SESSION, next),
    onError: (error) => {
      if (isCodeWanted(error)) setCodeWanted(true);
    },
  });
  // Once asked for, it stays: also after a wrong one.
  const [codeWanted, setCodeWanted] = useState(false);
  const submit = form.onSubmit(({ login, password, code }) =>
    signIn.mutate({ login, password, code: code.trim() === '' ? null : code.trim() }),
  );
  return (
    <Center component="main" mih="100vh" p="md">
      <Card w={400} maw="100%" padding="xl" radius="md" withBorder>
        <form onSubmit={submit}>
          <Stack>
            <div>
              <Title order={1} size="h2">
                Disque Consulta
              </Title>
              <Text c="dimmed">{state.clinic?.name ?? 'Nenhuma clínica configurada'}</Text>
            </div>
            {signIn.error !== null && !isCodeWanted(signIn.error) && <Trouble error={signIn.error} />}
            <TextInput
              label="Usuário"
              autoComplete="username"
              autoFocus
              required
              {...form.getInputProps('login')}
            />
            <PasswordInput
              label="Senha"
              autoComplete="current-password"
              required
              {...form.getInputProps('password')}
            />
            {codeWanted && (
              <TextInput
                label="Código do autenticador"
                description="Os seis dígitos do aplicativo"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                autoFocus
                {...form.getInputProps('code')}
              />
            )}
            <Button type="submit" loading={signIn.isPending}>
              Entrar
            </Button>
            {state.demo && (
              <Alert color="teal" title="Demonstração">
                A senha do primeiro acesso está no terminal em que o servidor foi iniciado. Para ouvir a
                linha, não é preciso entrar:{' '}
                <Anchor component={Link} to="/telefone" inherit>
                  ligue pelo navegador
                </Anchor>
                .
              </Alert>
            )}
          </Stack>
        </form>
      </Card>
    </Center>
  );
}
