import { Badge, Button, Group, Select, Table } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Call } from '../../../../src/web/contract/calls.ts';
import { shownMoment } from '../../parts/formats.ts';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { useSession } from '../../session/session.ts';
import { useCallHistory, useQuestions, type Filters } from './api.ts';
import { Caller, OutcomeBadge, PatientName } from './call-parts.tsx';
import { PeriodFields } from './period-fields.tsx';
import { useReading } from './reading.ts';
import { OUTCOMES, shownDuration } from './words.ts';

/** A filter's name in the address. */
const NAMES: Readonly<Record<keyof Filters, string>> = {
  from: 'de',
  until: 'ate',
  outcome: 'fim',
  question: 'pergunta',
  patientId: 'paciente',
};

const NO_FILTERS: Filters = { from: '', until: '', outcome: '', question: '', patientId: '' };

/** Calls that have ended; each can be read. */
export function HistoryTab() {
  const { filters, change } = useFilters();
  const query = useCallHistory(filters);
  return (
    <>
      <FilterFields filters={filters} change={change} />
      <Shown query={query}>
        {({ pages }) => {
          const calls = pages.flatMap(({ items }) => items);
          if (calls.length === 0) return <Nothing title="Nenhuma ligação com esses filtros" />;
          return (
            <>
              <HistoryTable calls={calls} />
              <MoreButton query={query} label="Mostrar mais antigas" />
            </>
          );
        }}
      </Shown>
    </>
  );
}

function useFilters() {
  const [query, setQuery] = useSearchParams();
  const filters = Object.fromEntries(
    Object.entries(NAMES).map(([filter, name]) => [filter, query.get(name) ?? '']),
  ) as unknown as Filters;
  const change = (some: Partial<Filters>) =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [filter, value] of Object.entries(some)) {
          const name = NAMES[filter as keyof Filters];
          if (value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return { filters, change };
}

interface FilterFieldsProps {
  readonly filters: Filters;
  readonly change: (some: Partial<Filters>) => void;
}

const ENDINGS = [
  { value: 'gave-up', label: 'Desistiu' },
  ...Object.entries(OUTCOMES).map(([value, { words }]) => ({ value, label: words })),
];

function FilterFields({ filters, change }: FilterFieldsProps) {
  const questions = useQuestions().data?.questions ?? [];
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <Group align="end" mb="md">
      <PeriodFields from={filters.from} until={filters.until} optional onChange={change} />
      <Select
        label="Como terminou (opcional)"
        placeholder="Qualquer fim"
        data={ENDINGS}
        value={filters.outcome || null}
        onChange={(value) => change({ outcome: value ?? '' })}
      />
      <Select
        label="Onde terminou (opcional)"
        placeholder="Qualquer pergunta"
        data={questions.map(({ id, words }) => ({ value: id, label: words }))}
        value={filters.question || null}
        onChange={(value) => change({ question: value ?? '' })}
        searchable
        nothingFoundMessage="Nenhuma pergunta assim"
      />
      {filters.patientId !== '' && <Badge size="lg">De um paciente só</Badge>}
      {isFiltered && (
        <Button variant="subtle" onClick={() => change(NO_FILTERS)}>
          Limpar filtros
        </Button>
      )}
    </Group>
  );
}

function HistoryTable({ calls }: { readonly calls: readonly Call[] }) {
  return (
    <WideTable
      aria-label="Histórico de ligações"
      minWidth={760}
      verticalSpacing="sm"
      highlightOnHover
      columns={['Começou', 'Durou', 'Quem ligou', 'Telefone', 'Fim', 'Última pergunta']}
      withActions
    >
      {calls.map((call) => (
        <HistoryRow key={call.id} call={call} />
      ))}
    </WideTable>
  );
}

function HistoryRow({ call }: { readonly call: Call }) {
  const zone = useSession().data?.clinic?.zone ?? 'UTC';
  const { read } = useReading();
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{shownMoment(call.startedAt, zone)}</Table.Td>
      <Table.Td>{call.endedAt !== null && shownDuration(call.endedAt - call.startedAt)}</Table.Td>
      <Table.Td>
        <PatientName patient={call.patient} />
      </Table.Td>
      <Table.Td>
        <Caller caller={call.caller} />
      </Table.Td>
      <Table.Td>
        <OutcomeBadge call={call} />
      </Table.Td>
      <Table.Td>{call.question?.words ?? 'Saudação'}</Table.Td>
      <Table.Td ta="right">
        <Button size="xs" variant="default" onClick={() => read(call.id)}>
          Ler a conversa
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
