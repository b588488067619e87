import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconDownload, IconPhone, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type {
  Absence,
  HitVisit,
  MoveResult,
  Phones,
  PhonesQuery,
} from '../../../../../src/web/contract/absences.ts';
import { api } from '../../../api/client.ts';
import { saveRows } from '../../../parts/csv-file.ts';
import { tellTrouble } from '../../../parts/told.ts';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay } from '../../../session/session.ts';
import { PatientName } from './hits-table.tsx';
import classes from './moves-report.module.css';
import { useDoctorTitle } from './use-doctor-title.ts';
import { whenInWords } from './words.ts';

export interface CallListRow {
  readonly visit: HitVisit;
  /** Null: it was left where it was. */
  readonly result: MoveResult | null;
}

interface CallListProps {
  readonly absence: Absence;
  readonly rows: readonly CallListRow[];
}

/** Whom to call about a visit that its doctor's absence hits. On paper, in a file, with the numbers when they are asked for. */
export function CallList({ absence, rows }: CallListProps) {
  const may = useMay();
  const numbers = useMutation({
    mutationFn: () =>
      api.post<Phones>('/absences/phones', {
        visitIds: rows.map(({ visit }) => visit.id),
      } satisfies PhonesQuery),
    onError: tellTrouble,
  });
  const whole = new Map(numbers.data?.items.map(({ visitId, phone }) => [visitId, phone]));
  const titleOf = useDoctorTitle();
  const placeOf = ({ result }: CallListRow): string | null => {
    const to = result?.to ?? null;
    return to === null ? null : `${whenInWords(to)}, ${titleOf(to)}, ${to.locationName}`;
  };
  const phoneOf = ({ id, phone }: HitVisit): string => whole.get(id) ?? phone ?? 'Nenhum';
  return (
    <Stack gap="sm">
      <Group className={classes['tools'] ?? ''} gap="xs">
        {may('patients:read') && numbers.data === undefined && (
          <Button
            variant="default"
            leftSection={<IconPhone size={16} aria-hidden />}
            onClick={() => numbers.mutate()}
            loading={numbers.isPending}
          >
            Mostrar telefones inteiros
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Imprimir
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveRows(csvOf(rows, phoneOf, placeOf), `ausencia-${absence.from}.csv`)}
        >
          Baixar CSV
        </Button>
      </Group>
      <WideTable
        minWidth={760}
        aria-label="O que foi feito de cada consulta"
        columns={['Paciente', 'Telefone', 'Era', 'Ficou', 'Situação']}
      >
        {rows.map((row) => (
          <Table.Tr key={row.visit.id}>
            <Table.Td>
              <PatientName visit={row.visit} />
            </Table.Td>
            <Table.Td>{phoneOf(row.visit)}</Table.Td>
            <Table.Td>
              {whenInWords(row.visit)}
              <Text size="xs" c="dimmed">
                {row.visit.specialtyName}, protocolo {row.visit.protocol}
              </Text>
            </Table.Td>
            <Table.Td>{placeOf(row) ?? '—'}</Table.Td>
            <Table.Td>
              <Situation result={row.result} />
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Stack>
  );
}

function Situation({ result }: { readonly result: MoveResult | null }) {
  const kind = result?.result ?? null;
  const isSettled = kind === 'moved' || kind === 'gone';
  return (
    <Stack gap={4}>
      <div>
        <Badge color={isSettled ? 'teal' : 'orange'} variant="light">
          {wordOf(result)}
        </Badge>
      </div>
      {result !== null && kind !== 'moved' && <Text size="xs">{result.detail}</Text>}
    </Stack>
  );
}

function wordOf(result: MoveResult | null): string {
  switch (result?.result) {
    case 'moved':
      return 'Remarcada';
    case 'gone':
      return 'Já mudou';
    default:
      return 'A remarcar';
  }
}

const csvOf = (
  rows: readonly CallListRow[],
  phoneOf: (visit: HitVisit) => string,
  placeOf: (row: CallListRow) => string | null,
): string[][] => [
  ['Paciente', 'Telefone', 'Protocolo', 'Especialidade', 'Era', 'Ficou', 'Situação'],
  ...rows.map((row) => [
    row.visit.patientName,
    phoneOf(row.visit),
    row.visit.protocol,
    row.visit.specialtyName,
    whenInWords(row.visit),
    placeOf(row) ?? '',
    wordOf(row.result),
  ]),
];
