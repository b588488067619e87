import { Badge, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession, OwnSessions } from '../../../../src/web/contract/session.ts';
import { api } from '../../api/client.ts';
import { shownMoment } from '../../parts/formats.ts';
import { Shown } from '../../parts/states.tsx';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { useZone } from '../../session/session.ts';
import { browserWords } from './browser-words.ts';

export const OWN_SESSIONS = ['own-sessions'] as const;

/** Where one is signed in, and the end of it. */
export function SessionsCard() {
  const sessions = useQuery({ queryKey: OWN_SESSIONS, queryFn: () => api.get<OwnSessions>('/sessions') });
  const end = useEndSessions();
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            Onde você está conectado
          </Title>
          {(sessions.data?.items.length ?? 0) > 1 && (
            <Button variant="light" color="red" onClick={() => end.mutate(null)} loading={end.isPending}>
              Encerrar todas as outras
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          Não reconhece alguma? Encerre-a e troque a sua senha.
        </Text>
        <Shown query={sessions}>
          {({ items }) => <SessionTable items={items} onEnd={(id) => end.mutate(id)} />}
        </Shown>
      </Stack>
    </Card>
  );
}

interface SessionTableProps {
  readonly items: readonly OwnSession[];
  readonly onEnd: (id: string) => void;
}

function SessionTable({ items, onEnd }: SessionTableProps) {
  const zone = useZone();
  return (
    <WideTable minWidth={560} columns={['Navegador', 'Endereço', 'Entrou em', 'Último uso', 'Ação']}>
      {items.map(({ id, agent, address, createdAt, lastSeenAt, current }) => (
        <Table.Tr key={id}>
          <Table.Td>{browserWords(agent)}</Table.Td>
          <Table.Td>{address}</Table.Td>
          <Table.Td>{shownMoment(createdAt, zone)}</Table.Td>
          <Table.Td>{shownMoment(lastSeenAt, zone)}</Table.Td>
          <Table.Td>
            {current ? (
              <Badge color="teal" variant="light" miw="max-content">
                Esta
              </Badge>
            ) : (
              <Button
                size="compact-sm"
                variant="light"
                color="red"
                aria-label={`Encerrar ${browserWords(agent)}, ${address}`}
                onClick={() => onEnd(id)}
              >
                Encerrar
              </Button>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

/** Ends one, or with null all but this one. */
function useEndSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) => api.delete(id === null ? '/sessions' : `/sessions/${id}`),
    onSuccess: (_, id) => tellDone(id === null ? 'As outras sessões foram encerradas.' : 'Sessão encerrada.'),
    onError: tellTrouble,
    onSettled: () => queries.invalidateQueries({ queryKey: OWN_SESSIONS }),
  });
}
