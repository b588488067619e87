import { Button, Code, FileInput, Group, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { CsvImport as CsvImportBody, ImportReport } from '../../../src/web/contract/csv.ts';
import { api } from '../api/client.ts';
import { textOf } from './csv-file.ts';
import { CsvReport } from './csv-report.tsx';
import { Trouble } from './states.tsx';

interface CsvImportProps {
  /** Where the file is sent, first with `dryRun`: `/patients/import`. */
  readonly path: string;
  /** The header of such a file, as an example. */
  readonly columns: readonly string[];
  /** What else there is to know of the columns. */
  readonly hint: string;
  /** Name of the report's file, without `.csv`. */
  readonly reportName: string;
  /** After an import that changed something. */
  readonly onImported: (report: ImportReport) => void;
  /** What else there is to see of a report before it is imported. */
  readonly below?: (report: ImportReport) => ReactNode;
}

/** From a file to rows in the clinic: choose it, see row by row what would be done, and do it. */
export function CsvImport({ path, columns, hint, reportName, onImported, below }: CsvImportProps) {
  const [csv, setCsv] = useState<string | null>(null);
  const check = useMutation({
    mutationFn: (text: string) =>
      api.post<ImportReport>(path, { csv: text, dryRun: true } satisfies CsvImportBody),
  });
  const write = useMutation({
    mutationFn: (text: string) =>
      api.post<ImportReport>(path, { csv: text, dryRun: false } satisfies CsvImportBody),
    onSuccess: onImported,
  });
  const choose = async (file: File | null) => {
    check.reset();
    write.reset();
    const text = file === null ? null : await textOf(file);
    setCsv(text);
    if (text !== null) check.mutate(text);
  };
  const report = write.data ?? check.data;
  return (
    <Stack>
      <FileInput
        label="Arquivo CSV"
        description="Salve a planilha como CSV. Nada é gravado antes de você conferir."
        placeholder="Escolher arquivo…"
        accept=".csv,.txt,text/csv"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        clearable
        clearButtonProps={{ 'aria-label': 'Tirar o arquivo' }}
        onChange={(file) => void choose(file)}
      />
      <Text size="sm" c="dimmed">
        A primeira linha tem os nomes das colunas: <Code>{columns.join(';')}</Code>. {hint}
      </Text>
      <div role="status">
        {check.isPending && <Text>Conferindo…</Text>}
        {write.isPending && <Text>Importando…</Text>}
      </div>
      {check.error !== null && <Trouble error={check.error} />}
      {write.error !== null && <Trouble error={write.error} />}
      {report !== undefined && (
        <CsvReport report={report} done={write.data !== undefined} reportName={reportName} />
      )}
      {write.data === undefined && check.data !== undefined && below?.(check.data)}
      {csv !== null && check.data !== undefined && write.data === undefined && (
        <Confirm report={check.data} busy={write.isPending} onConfirm={() => write.mutate(csv)} />
      )}
    </Stack>
  );
}

interface ConfirmProps {
  readonly report: ImportReport;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

function Confirm({ report: { totals }, busy, onConfirm }: ConfirmProps) {
  const count = totals.created + totals.changed;
  if (count === 0) return <Text fw={600}>Não há nada para importar neste arquivo.</Text>;
  return (
    <Group>
      <Button loading={busy} onClick={onConfirm}>
        Importar {count} {count === 1 ? 'linha' : 'linhas'}
      </Button>
      {totals.refused > 0 && (
        <Text size="sm">
          {totals.refused === 1 ? 'A linha recusada fica' : 'As linhas recusadas ficam'} de fora; corrija e
          envie de novo quando quiser.
        </Text>
      )}
    </Group>
  );
}
