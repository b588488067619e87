import { Card, Code, Table, Text, Title } from '@mantine/core';
import type { PhoneGuide } from '../../../../src/web/contract/phone.ts';
import { shownDate } from '../../parts/formats.ts';

/** The demonstration's patients: what to key when the line asks. */
export function WhoToCallAs({ patients }: { readonly patients: PhoneGuide['patients'] }) {
  if (patients.length === 0) return null;
  return (
    <Card withBorder padding="md">
      <Title order={2} size="h4" mb={4}>
        Quem você pode ser
      </Title>
      <Text size="sm" mb={4}>
        A linha pede CPF e data de nascimento. Estas pessoas não existem:
      </Text>
      <Table aria-label="Pacientes da demonstração" verticalSpacing={3} horizontalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Nome</Table.Th>
            <Table.Th>CPF</Table.Th>
            <Table.Th>Nascimento</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {patients.map(({ name, cpf, birthDate, pin }) => (
            <Table.Tr key={cpf}>
              <Table.Td>
                {name}
                {pin !== null && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    (senha {pin})
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Code>{cpf}</Code>
              </Table.Td>
              <Table.Td>
                <Code>{shownDate(birthDate).replaceAll('/', '')}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
