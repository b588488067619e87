import { Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ImportReport } from '../../../../../src/web/contract/csv.ts';
import type { RuleImportReport } from '../../../../../src/web/contract/doctors.ts';
import { CLINIC } from '../../../api/clinic.ts';
import { CsvImport } from '../../../parts/csv-import.tsx';
import { tellDone } from '../../../parts/told.ts';
import { BackLink } from '../heading.tsx';
import { Effect } from '../preview/effect.tsx';
import { DOCTORS_PATH } from './use-doctors.ts';

export function DoctorsImport() {
  return (
    <RuleImport
      title="Importar médicos"
      path="/doctors/import"
      reportName="relatorio-medicos"
      columns={['Nome', 'Título', 'CRM', 'UF do CRM', 'RQE', 'Especialidades', 'Ativo']}
      hint="Quem já tem o mesmo CRM e estado é alterado; os outros são cadastrados. Várias especialidades: separe com vírgula. Título: Dr. ou Dra."
    />
  );
}

export function HoursImport() {
  return (
    <RuleImport
      title="Importar horários"
      path="/hours/import"
      reportName="relatorio-horarios"
      columns={['Médico', 'Dia', 'Início', 'Fim', 'Pausas', 'Local', 'Válido de', 'Válido até']}
      hint="Cada linha se soma aos horários do médico; a que tem o mesmo dia, início e local é alterada. Nada é apagado. Pausas: 12:00-13:00, separadas por vírgula."
    />
  );
}

/** What the routes of rules report has the preview beside the lines. */
const effectOf = (report: ImportReport) => <Effect preview={(report as RuleImportReport).preview} />;

interface RuleImportProps {
  readonly title: string;
  readonly path: string;
  readonly reportName: string;
  readonly columns: readonly string[];
  readonly hint: string;
}

function RuleImport({ title, ...file }: RuleImportProps) {
  const queries = useQueryClient();
  return (
    <Stack maw={960}>
      <BackLink to={DOCTORS_PATH} back="Todos os médicos" />
      <Title order={2} size="h3">
        {title}
      </Title>
      <CsvImport
        {...file}
        onImported={() => {
          tellDone('Planilha importada.');
          void queries.invalidateQueries({ queryKey: CLINIC });
        }}
        below={effectOf}
      />
    </Stack>
  );
}
