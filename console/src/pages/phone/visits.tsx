import { Badge, Card, Table, Text, Title } from '@mantine/core';
import type { VisitRow } from '../../../../src/web/contract/phone.ts';
import { shownDate } from '../../parts/formats.ts';

const CHANGES: Readonly<Record<VisitRow['change'], readonly [word: string, color: string]>> = {
  booked: ['marcada', 'green'],
  moved: ['remarcada', 'blue'],
  cancelled: ['cancelada', 'red'],
  confirmed: ['confirmada', 'teal'],
  attended: ['compareceu', 'teal'],
  'no-show': ['faltou', 'orange'],
  reopened: ['situação desfeita', 'gray'],
};

/** The rows of the agenda that this call has made or changed: read back from the database. */
export function Visits({ visits }: { readonly visits: readonly VisitRow[] }) {
  return (
    <Card withBorder padding="md" aria-live="polite">
      <Title order={2} size="h4" mb="xs">
        Na agenda
      </Title>
      {visits.length === 0 ? (
        <Text c="dimmed">A consulta aparece aqui assim que estiver gravada no banco de dados.</Text>
      ) : (
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label="Consultas desta ligação">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Quando</Table.Th>
                <Table.Th>Médico</Table.Th>
                <Table.Th>Local</Table.Th>
                <Table.Th>Protocolo</Table.Th>
                <Table.Th>Situação</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {visits.map((visit) => (
                <Row key={visit.protocol} visit={visit} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}

function Row({ visit }: { readonly visit: VisitRow }) {
  const [word, color] = CHANGES[visit.change];
  return (
    <Table.Tr>
      <Table.Td>
        {shownDate(visit.date)} {visit.time}
      </Table.Td>
      <Table.Td>
        {visit.doctor}
        <Text size="xs" c="dimmed">
          {visit.specialty}
        </Text>
      </Table.Td>
      <Table.Td>{visit.location}</Table.Td>
      <Table.Td>{visit.protocol}</Table.Td>
      <Table.Td>
        <Badge color={color} variant="light" miw="max-content">
          {word}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}
