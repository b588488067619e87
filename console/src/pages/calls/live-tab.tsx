import { Button, Table, Text } from '@mantine/core';
import { useDebouncedCallback, useInterval } from '@mantine/hooks';
import { useState } from 'react';
import type { Call, LiveCalls } from '../../../../src/web/contract/calls.ts';
import { useLive } from '../../api/live.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { useLiveCalls, useReadLiveAnew } from './api.ts';
import { Caller, PatientName } from './call-parts.tsx';
import { useReading } from './reading.ts';
import { shownDuration, shownLanguage } from './words.ts';

/** However many calls there are, the list is not read more often. */
const AT_MOST_EVERY_MS = 400;

/** Who is on the line now, and where in the call tree; by itself. */
export function LiveTab() {
  const query = useLiveCalls();
  const readAnew = useReadLiveAnew();
  const soon = useDebouncedCallback(readAnew, { delay: AT_MOST_EVERY_MS, leading: true });
  useLive('call', soon, readAnew);
  return <Shown query={query}>{(live) => <LiveList live={live} receivedAt={query.dataUpdatedAt} />}</Shown>;
}

interface LiveListProps {
  readonly live: LiveCalls;
  /** On this machine's clock, which may be wrong. */
  readonly receivedAt: number;
}

function LiveList({ live: { now, calls }, receivedAt }: LiveListProps) {
  const elapsed = Math.max(0, useClock() - receivedAt);
  return (
    <>
      <Text aria-live="polite" role="status" mb="sm">
        {howMany(calls.length)}
      </Text>
      {calls.length === 0 ? (
        <Nothing title="Ninguém na linha">
          <Text c="dimmed" ta="center">
            Quem ligar aparece aqui no mesmo instante, e sai quando desligar.
          </Text>
        </Nothing>
      ) : (
        <LiveTable calls={calls} at={now + elapsed} />
      )}
    </>
  );
}

const howMany = (count: number): string => {
  if (count === 0) return 'Nenhuma ligação em andamento.';
  return count === 1 ? '1 ligação em andamento.' : `${count} ligações em andamento.`;
};

/** This machine's time; ticks every second. */
function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 1_000, { autoInvoke: true });
  return now;
}

function LiveTable({ calls, at }: { readonly calls: readonly Call[]; readonly at: number }) {
  return (
    <WideTable
      aria-label="Ligações em andamento"
      minWidth={640}
      verticalSpacing="sm"
      highlightOnHover
      columns={['Duração', 'Onde está', 'Quem liga', 'Telefone', 'Idioma']}
      withActions
    >
      {calls.map((call) => (
        <LiveRow key={call.id} call={call} at={at} />
      ))}
    </WideTable>
  );
}

function LiveRow({ call, at }: { readonly call: Call; readonly at: number }) {
  const { read } = useReading();
  return (
    <Table.Tr>
      <Table.Td style={{ fontVariantNumeric: 'tabular-nums' }}>{shownDuration(at - call.startedAt)}</Table.Td>
      <Table.Td fw={600}>{call.question?.words ?? 'Saudação'}</Table.Td>
      <Table.Td>
        <PatientName patient={call.patient} />
      </Table.Td>
      <Table.Td>
        <Caller caller={call.caller} />
      </Table.Td>
      <Table.Td>{shownLanguage(call.language)}</Table.Td>
      <Table.Td ta="right">
        <Button size="xs" variant="default" onClick={() => read(call.id)}>
          Ler a conversa
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
