import { Button, Code, Group, List, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AuthenticatorOffer, AuthenticatorProof } from '../../../../src/web/contract/session.ts';
import { api } from '../../api/client.ts';
import { Trouble } from '../../parts/states.tsx';
import { tellDone } from '../../parts/told.ts';
import { SESSION } from '../../session/session.ts';
import { QrCode } from './qr-code.tsx';
import { OWN_SESSIONS } from './sessions-card.tsx';

interface SetupProps {
  readonly offer: AuthenticatorOffer;
  readonly onEnd: () => void;
}

/** The secret goes into the app, and a code comes back out of it. */
export function AuthenticatorSetup({ offer, onEnd }: SetupProps) {
  const queries = useQueryClient();
  const form = useForm({ initialValues: { code: '', password: '' } });
  const on = useMutation({
    mutationFn: (proof: AuthenticatorProof) => api.put('/session/totp', proof),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: SESSION });
      await queries.invalidateQueries({ queryKey: OWN_SESSIONS });
      tellDone('Autenticador ligado. A partir de agora ele é pedido para entrar.');
    },
  });
  const submit = form.onSubmit(({ code, password }) =>
    on.mutate({ secret: offer.secret, code: code.replaceAll(/\s/g, ''), password }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <List type="ordered" size="sm" spacing="xs">
          <List.Item>Abra o aplicativo autenticador (Google Authenticator, Aegis, 1Password…).</List.Item>
          <List.Item>Leia este código, ou digite a chave abaixo dele.</List.Item>
          <List.Item>Digite aqui o código de seis dígitos que o aplicativo mostra.</List.Item>
        </List>
        <Group align="flex-start">
          <QrCode text={offer.uri} label="Código QR para o aplicativo autenticador" />
          <div>
            <Text size="sm" fw={600}>
              Chave
            </Text>
            <Code fz="md">{offer.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
          </div>
        </Group>
        {on.error !== null && <Trouble error={on.error} />}
        <TextInput
          label="Código do aplicativo"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          required
          {...form.getInputProps('code')}
        />
        <PasswordInput
          label="Sua senha"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" loading={on.isPending}>
            Confirmar e ligar
          </Button>
          <Button variant="default" onClick={onEnd}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
