import { Badge, Button, Card, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuthenticatorOffer, PasswordProof } from '../../../../src/web/contract/session.ts';
import { api } from '../../api/client.ts';
import { Trouble } from '../../parts/states.tsx';
import { tellDone } from '../../parts/told.ts';
import { SESSION, useMe } from '../../session/session.ts';
import { AuthenticatorSetup } from './authenticator-setup.tsx';

/** The second key: a code of an app on one's own telephone. */
export function AuthenticatorCard() {
  const { totp } = useMe();
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            Autenticador
          </Title>
          <Badge color={totp ? 'teal' : 'gray'} variant="light" miw="max-content">
            {totp ? 'Ligado' : 'Desligado'}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          Com ele, para entrar também é preciso um código de seis dígitos do aplicativo autenticador do seu
          celular. Quem descobrir a sua senha não entra sem o celular.
        </Text>
        {totp ? <SwitchOff /> : <SwitchOn />}
      </Stack>
    </Card>
  );
}

function SwitchOn() {
  const [offer, setOffer] = useState<AuthenticatorOffer | null>(null);
  const begin = useMutation({
    mutationFn: () => api.post<AuthenticatorOffer>('/session/totp'),
    onSuccess: setOffer,
  });
  if (offer !== null) return <AuthenticatorSetup offer={offer} onEnd={() => setOffer(null)} />;
  return (
    <>
      {begin.error !== null && <Trouble error={begin.error} />}
      <Group>
        <Button onClick={() => begin.mutate()} loading={begin.isPending}>
          Ligar o autenticador
        </Button>
      </Group>
    </>
  );
}

function SwitchOff() {
  const queries = useQueryClient();
  const form = useForm({ initialValues: { password: '' } });
  const off = useMutation({
    mutationFn: (proof: PasswordProof) => api.post('/session/totp/off', proof),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SESSION });
      tellDone('Autenticador desligado.');
    },
  });
  return (
    <form onSubmit={form.onSubmit((proof) => off.mutate(proof))}>
      <Stack>
        <Text size="sm">
          Se você perder o celular, quem administra o sistema pode desligar o autenticador.
        </Text>
        {off.error !== null && <Trouble error={off.error} />}
        <PasswordInput
          label="Sua senha, para desligar"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" color="red" variant="light" loading={off.isPending}>
            Desligar o autenticador
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
