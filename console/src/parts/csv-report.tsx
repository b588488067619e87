import { Badge, Button, Group, Pagination, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportReport } from '../../../src/web/contract/csv.ts';
import { OUTCOME_WORDS, saveReport } from './csv-file.ts';

type Row = ImportReport['rows'][number];

const COLORS: Readonly<Record<Row['outcome'], string>> = {
  created: 'teal',
  changed: 'blue',
  unchanged: 'gray',
  refused: 'red',
};

const ROWS_A_PAGE = 100;

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** `6 linhas (5 novas, 1 recusada).` */
function totalsOf({ totals: { created, changed, unchanged, refused }, rows }: ImportReport): string {
  const parts = [
    ...counted(created, 'nova', 'novas'),
    ...counted(changed, 'alterada', 'alteradas'),
    ...counted(unchanged, 'sem mudança', 'sem mudança'),
    ...counted(refused, 'recusada', 'recusadas'),
  ];
  return `${rows.length === 1 ? '1 linha' : `${rows.length} linhas`}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}.`;
}

interface CsvReportProps {
  readonly report: ImportReport;
  /** It was written, and is not only what would be. */
  readonly done: boolean;
  readonly reportName: string;
}

/** What becomes of each row of a file. */
export function CsvReport({ report, done, reportName }: CsvReportProps) {
  const { refused } = report.totals;
  const [shown, setShown] = useState<'all' | 'refused'>('all');
  const rows = shown === 'all' ? report.rows : report.rows.filter(({ outcome }) => outcome === 'refused');
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} role="status">
          {done ? 'Importado' : 'Conferido'}: {totalsOf(report)}
        </Text>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Linhas mostradas"
            value={shown}
            onChange={(value) => setShown(value === 'refused' ? 'refused' : 'all')}
            data={[
              { value: 'all', label: `Todas (${report.rows.length})` },
              { value: 'refused', label: `Recusadas (${refused})` },
            ]}
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => saveReport(report, `${reportName}.csv`)}
          >
            Baixar relatório
          </Button>
        </Group>
      </Group>
      <Rows key={shown} rows={rows} />
    </Stack>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const [page, setPage] = useState(1);
  const pages = Math.ceil(rows.length / ROWS_A_PAGE);
  if (rows.length === 0) return <Text c="dimmed">Nenhuma linha.</Text>;
  return (
    <>
      <Table.ScrollContainer
        minWidth={520}
        maxHeight={420}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table stickyHeader striped aria-label="Relatório, linha por linha">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>Linha</Table.Th>
              <Table.Th w={140}>Resultado</Table.Th>
              <Table.Th>Motivo</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE).map(({ line, outcome, why }) => (
              <Table.Tr key={line}>
                <Table.Td>{line}</Table.Td>
                <Table.Td>
                  <Badge variant="light" color={COLORS[outcome]}>
                    {OUTCOME_WORDS[outcome]}
                  </Badge>
                </Table.Td>
                <Table.Td>{why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({
            'aria-label': control === 'next' ? 'Próxima página' : 'Página anterior',
          })}
          getItemProps={(number) => ({ 'aria-label': `Página ${number}` })}
        />
      )}
    </>
  );
}
