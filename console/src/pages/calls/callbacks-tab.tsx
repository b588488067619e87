import { Badge, Button, Checkbox, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Callback } from '../../../../src/web/contract/callbacks.ts';
import { useLive } from '../../api/live.ts';
import { shownMoment } from '../../parts/formats.ts';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { tellTrouble } from '../../parts/told.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { useMay, useMe, useSession } from '../../session/session.ts';
import { useCallbacks, useReadCallbacksAnew, useWorkOnCallback } from './api.ts';
import { Caller, PatientName } from './call-parts.tsx';
import { CallbackDrawer } from './callback-drawer.tsx';
import { StateBadge } from './state-badge.tsx';
import { shownWait } from './words.ts';

/** Whom to call back: who goes first by law, then who has waited longest. */
export function CallbacksTab() {
  const [state, setState] = useState<'open' | 'done'>('open');
  const [onlyMine, setOnlyMine] = useState(false);
  const [opened, open] = useState<string | null>(null);
  const me = useMe();
  const query = useCallbacks(state);
  const readAnew = useReadCallbacksAnew();
  useLive('callbacks', readAnew, readAnew);
  return (
    <>
      <Group mb="md">
        <SegmentedControl
          aria-label="Quais retornos"
          value={state}
          onChange={(value) => setState(value === 'done' ? 'done' : 'open')}
          data={[
            { value: 'open', label: 'A fazer' },
            { value: 'done', label: 'Concluídos' },
          ]}
        />
        <Checkbox
          label="Só os meus"
          checked={onlyMine}
          onChange={({ currentTarget }) => setOnlyMine(currentTarget.checked)}
        />
      </Group>
      <Shown query={query}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          const shown = all.filter(({ by }) => !onlyMine || by?.id === me.id);
          return (
            <>
              <Text role="status" aria-live="polite" mb="sm">
                {howMany(shown.length, state, query.hasNextPage)}
              </Text>
              {shown.length === 0 ? (
                <Nobody state={state} />
              ) : (
                <CallbackTable callbacks={shown} now={pages[0]?.now ?? 0} open={open} />
              )}
              <MoreButton query={query} />
            </>
          );
        }}
      </Shown>
      <CallbackDrawer id={opened} close={() => open(null)} />
    </>
  );
}

function howMany(count: number, state: 'open' | 'done', more: boolean): string {
  const atLeast = more ? ' ou mais' : '';
  if (state === 'done')
    return count === 1 ? '1 retorno concluído.' : `${count}${atLeast} retornos concluídos.`;
  return count === 1 ? '1 retorno a fazer.' : `${count}${atLeast} retornos a fazer.`;
}

function Nobody({ state }: { readonly state: 'open' | 'done' }) {
  return state === 'done' ? (
    <Nothing title="Nenhum retorno concluído ainda" />
  ) : (
    <Nothing title="Ninguém espera um retorno">
      <Text c="dimmed" ta="center">
        Quem liga fora do horário e pede retorno aparece aqui.
      </Text>
    </Nothing>
  );
}

interface CallbackTableProps {
  readonly callbacks: readonly Callback[];
  readonly now: number;
  readonly open: (id: string) => void;
}

function CallbackTable({ callbacks, now, open }: CallbackTableProps) {
  return (
    <WideTable
      aria-label="Retornos"
      minWidth={860}
      verticalSpacing="sm"
      highlightOnHover
      columns={['Quem', 'Motivo', 'Pediu', 'Telefone', 'Situação']}
      withActions
    >
      {callbacks.map((callback) => (
        <CallbackRow key={callback.id} callback={callback} now={now} open={open} />
      ))}
    </WideTable>
  );
}

function CallbackRow({
  callback,
  now,
  open,
}: { readonly callback: Callback } & Pick<CallbackTableProps, 'now' | 'open'>) {
  const zone = useSession().data?.clinic?.zone ?? 'UTC';
  const { id, patient, priority, reason, requestedAt, phone, state } = callback;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <PatientName patient={patient} />
          {priority !== null && (
            <Badge color="orange" variant="light" miw="max-content">
              Prioridade {priority}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td miw={180}>{reason}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {shownMoment(requestedAt, zone)}
        {state !== 'done' && (
          <Text size="xs" c="dimmed">
            Espera: {shownWait(now - requestedAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Caller caller={phone} />
      </Table.Td>
      <Table.Td>
        <StateBadge callback={callback} />
      </Table.Td>
      <Table.Td>
        <RowActions callback={callback} open={() => open(id)} />
      </Table.Td>
    </Table.Tr>
  );
}

function RowActions({ callback, open }: { readonly callback: Callback; readonly open: () => void }) {
  const may = useMay();
  const work = useWorkOnCallback();
  const { id, state, note, version } = callback;
  if (!may('calls:write')) return null;
  const take = () =>
    work.mutate({ id, state: 'in-progress', note, version }, { onSuccess: open, onError: tellTrouble });
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {state === 'new' && (
        <Button size="xs" loading={work.isPending} onClick={take}>
          Assumir
        </Button>
      )}
      <Button size="xs" variant="default" onClick={open}>
        Abrir
      </Button>
    </Group>
  );
}
