import { Anchor, Button, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Duplicates, PatientSummary } from '../../../../src/web/contract/patients.ts';
import { shownDate } from '../../parts/formats.ts';
import { Page } from '../../parts/page.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { useDuplicates } from './api.ts';
import { patientPath } from './words.ts';

/** Registrations that look like one person's. */
export function DuplicatesPage() {
  const duplicates = useDuplicates();
  return (
    <Page title="Cadastros repetidos">
      <Anchor component={Link} to="/pacientes">
        Voltar aos pacientes
      </Anchor>
      <Shown query={duplicates}>
        {({ pairs }) =>
          pairs.length === 0 ? (
            <Nothing title="Nenhum cadastro parece repetido.">
              <Text>Procuramos pessoas nascidas no mesmo dia, com nome parecido ou o mesmo telefone.</Text>
            </Nothing>
          ) : (
            <Pairs pairs={pairs} />
          )
        }
      </Shown>
    </Page>
  );
}

const WHY = { name: 'nome parecido', phone: 'mesmo telefone' };

function Pairs({ pairs }: Duplicates) {
  return (
    <Stack gap="xs">
      <Text>
        Nasceram no mesmo dia e têm algo mais em comum. Podem ser a mesma pessoa, ou irmãos gêmeos: compare
        antes de unir.
      </Text>
      <WideTable
        minWidth={640}
        verticalSpacing="sm"
        aria-label="Cadastros que podem ser da mesma pessoa"
        columns={['Um cadastro', 'Outro cadastro', 'Nascimento', 'Em comum', 'Ação']}
      >
        {pairs.map(({ one, other, why }) => (
          <Table.Tr key={`${one.id} ${other.id}`}>
            <Table.Td>
              <Who patient={one} />
            </Table.Td>
            <Table.Td>
              <Who patient={other} />
            </Table.Td>
            <Table.Td>{shownDate(one.birthDate)}</Table.Td>
            <Table.Td>{WHY[why]}</Table.Td>
            <Table.Td>
              <Button
                size="xs"
                variant="default"
                component={Link}
                to={`${patientPath(other.id)}/unir?${new URLSearchParams({ com: one.id })}`}
                aria-label={`Comparar ${one.name} e ${other.name}`}
              >
                Comparar
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Stack>
  );
}

function Who({ patient: { id, name, cpf } }: { readonly patient: PatientSummary }) {
  return (
    <>
      <Anchor component={Link} to={patientPath(id)} size="sm">
        {name}
      </Anchor>
      <Text size="sm" c="dimmed">
        CPF {cpf}
      </Text>
    </>
  );
}
