import { Anchor, Card, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { CsvImport } from '../../parts/csv-import.tsx';
import { Page } from '../../parts/page.tsx';
import { usePatientsAnew } from './api.ts';

/** Brings patients from a spreadsheet. */
export function ImportPage() {
  const readAnew = usePatientsAnew();
  return (
    <Page title="Importar pacientes">
      <Stack maw={900}>
        <Anchor component={Link} to="/pacientes">
          Voltar aos pacientes
        </Anchor>
        <Card withBorder p="lg">
          <CsvImport
            path="/patients/import"
            columns={['Nome', 'CPF', 'Data de nascimento', 'Telefones']}
            hint="Datas como 15/03/1955; vários telefones separados por barra. Quem já está cadastrado com o mesmo CPF é atualizado; nenhum telefone é tirado."
            reportName="importacao-de-pacientes"
            onImported={() => void readAnew()}
          />
        </Card>
      </Stack>
    </Page>
  );
}
