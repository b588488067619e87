import { Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { TokensView, TokenView } from '../../../../src/web/contract/tokens.ts';
import { api } from '../../api/client.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { shownMoment } from '../../parts/formats.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { useZone } from '../../session/session.ts';
import { SecretOnce, type ShownSecret } from './secret-once.tsx';
import { TokenForm } from './token-form.tsx';
import { PERMISSION_WORDS } from './words.ts';

export const TOKENS = ['tokens'] as const;

/** The programs that use the API. */
export function TokensTab() {
  const tokens = useQuery({ queryKey: TOKENS, queryFn: () => api.get<TokensView>('/tokens') });
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<ShownSecret | null>(null);
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          Um token deixa outro sistema usar a API em nome da clínica.{' '}
          <Anchor href="/api/v1/docs" target="_blank" inherit>
            Documentação da API
          </Anchor>
        </Text>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
          Novo token
        </Button>
      </Group>
      <Shown query={tokens}>
        {({ items, scopes }) => (
          <>
            {items.length === 0 ? <Nothing title="Nenhum token ainda." /> : <TokenTable tokens={items} />}
            <TokenForm open={open} scopes={scopes} onClose={() => setOpen(false)} onSecret={setSecret} />
          </>
        )}
      </Shown>
      <SecretOnce shown={secret} onClose={() => setSecret(null)} />
    </Stack>
  );
}

const STATES: Readonly<Record<TokenView['state'], { readonly words: string; readonly color: string }>> = {
  active: { words: 'Ativo', color: 'teal' },
  expired: { words: 'Vencido', color: 'orange' },
  revoked: { words: 'Revogado', color: 'gray' },
};

function TokenTable({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const zone = useZone();
  const revoke = useRevoke();
  return (
    <WideTable
      minWidth={820}
      verticalSpacing="sm"
      columns={['Nome', 'Permissões', 'Situação', 'Vence em', 'Último uso', 'Criado por', 'Ação']}
    >
      {tokens.map((token) => (
        <Table.Tr key={token.id}>
          <Table.Td>{token.name}</Table.Td>
          <Table.Td maw={280}>
            <Text size="sm">{token.scopes.map((scope) => PERMISSION_WORDS[scope]).join('; ')}</Text>
          </Table.Td>
          <Table.Td>
            <Badge color={STATES[token.state].color} variant="light" miw="max-content">
              {STATES[token.state].words}
            </Badge>
          </Table.Td>
          <Table.Td>{shownMoment(token.expiresAt, zone)}</Table.Td>
          <Table.Td>{token.lastUsedAt === null ? 'nunca' : shownMoment(token.lastUsedAt, zone)}</Table.Td>
          <Table.Td>{token.createdBy}</Table.Td>
          <Table.Td>
            {token.state === 'active' && (
              <Button
                size="compact-sm"
                variant="light"
                color="red"
                aria-label={`Revogar ${token.name}`}
                onClick={() => revoke(token)}
              >
                Revogar
              </Button>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

function useRevoke(): (token: TokenView) => void {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: ({ id }: TokenView) => api.delete(`/tokens/${id}`),
    onSuccess: (_, { name }) => tellDone(`O token ${name} não vale mais.`),
    onError: tellTrouble,
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
  return (token) =>
    modals.openConfirmModal({
      title: 'Revogar o token',
      children: <Text size="sm">O programa que usa “{token.name}” deixa de ter acesso na hora.</Text>,
      labels: { confirm: 'Revogar', cancel: 'Voltar' },
      confirmProps: { color: 'red' },
      ...DIALOG_PARTS,
      onConfirm: () => revoke.mutate(token),
    });
}
