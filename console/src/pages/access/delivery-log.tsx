import { Badge, Button, Code, Stack, Table } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import type { DeliveriesView, DeliveryView } from '../../../../src/web/contract/webhooks.ts';
import { api } from '../../api/client.ts';
import { shownMoment } from '../../parts/formats.ts';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { tellTrouble } from '../../parts/told.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { useZone } from '../../session/session.ts';
import { answerWords, DELIVERY_STATES, EVENT_WORDS } from './words.ts';

export const deliveriesOf = (webhookId: string) => ['webhooks', webhookId, 'deliveries'] as const;

/** How soon the fate of what is on its way is looked at again. */
const LOOK_EVERY_MS = 2_000;
/** What fails waits longer from time to time; then nobody looks at it so often. */
const FRESH_ATTEMPTS = 2;

/** What became of each message of the last 30 days, the newest first. */
export function DeliveryLog({ webhookId }: { readonly webhookId: string }) {
  const log = useInfiniteQuery({
    queryKey: deliveriesOf(webhookId),
    queryFn: ({ pageParam }) =>
      api.get<DeliveriesView>(`/webhooks/${webhookId}/deliveries`, { limit: 20, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isOnItsWay)) ? LOOK_EVERY_MS : false,
  });
  return (
    <Stack gap="xs" aria-live="polite">
      <Shown query={log}>
        {({ pages }) => <DeliveryTable webhookId={webhookId} items={pages.flatMap(({ items }) => items)} />}
      </Shown>
      <MoreButton query={log} label="Mostrar mais antigos" />
    </Stack>
  );
}

const isOnItsWay = ({ state, attempts }: DeliveryView): boolean =>
  state === 'pending' && attempts < FRESH_ATTEMPTS;

interface DeliveryTableProps {
  readonly webhookId: string;
  readonly items: readonly DeliveryView[];
}

function DeliveryTable({ webhookId, items }: DeliveryTableProps) {
  const zone = useZone();
  const resend = useResend(webhookId);
  const [opened, setOpened] = useState<string | null>(null);
  if (items.length === 0) return <Nothing title="Nenhum envio nos últimos 30 dias." />;
  return (
    <WideTable minWidth={680} columns={['Quando', 'Aviso', 'Situação', 'Resposta', 'Tentativas', 'Ações']}>
      {items.map((delivery) => (
        <Fragment key={delivery.id}>
          <Table.Tr>
            <Table.Td>{shownMoment(delivery.createdAt, zone)}</Table.Td>
            <Table.Td>{EVENT_WORDS[delivery.event]}</Table.Td>
            <Table.Td>
              <Fate delivery={delivery} />
            </Table.Td>
            <Table.Td>{answerWords(delivery)}</Table.Td>
            <Table.Td>{attemptWords(delivery, zone)}</Table.Td>
            <Table.Td>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-expanded={opened === delivery.id}
                onClick={() => setOpened(opened === delivery.id ? null : delivery.id)}
              >
                Conteúdo
              </Button>
              <Button size="compact-xs" variant="subtle" onClick={() => resend.mutate(delivery.id)}>
                Reenviar
              </Button>
            </Table.Td>
          </Table.Tr>
          {opened === delivery.id && (
            <Table.Tr>
              <Table.Td colSpan={6}>
                <Code block>{JSON.stringify(JSON.parse(delivery.payload), null, 2)}</Code>
              </Table.Td>
            </Table.Tr>
          )}
        </Fragment>
      ))}
    </WideTable>
  );
}

function Fate({ delivery: { state } }: { readonly delivery: DeliveryView }) {
  const { words, color } = DELIVERY_STATES[state];
  return (
    <Badge color={color} variant="light" miw="max-content">
      {words}
    </Badge>
  );
}

const attemptWords = ({ attempts, nextAttemptAt }: DeliveryView, zone: string): string =>
  nextAttemptAt === null || attempts === 0
    ? String(attempts)
    : `${attempts}; a próxima em ${shownMoment(nextAttemptAt, zone)}`;

function useResend(webhookId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string) => api.post(`/webhooks/${webhookId}/deliveries/${deliveryId}/resend`),
    onError: tellTrouble,
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesOf(webhookId) }),
  });
}
