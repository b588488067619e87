import { Badge, Card, Table, Text, Title } from '@mantine/core';
import type { VisitRow } from '../../../../src/web/contract/phone.ts';
import { shownDate } from '../../parts/formats.ts';
import { WideTable } from '../../parts/wide-table.tsx';

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
        <WideTable
          minWidth={480}
          aria-label="Consultas desta ligação"
          columns={['Quando', 'Médico', 'Local', 'Protocolo', 'Situação']}
        >
          {visits.map((visit) => (
            <Row key={visit.protocol} visit={visit} />
          ))}
        </WideTable>
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
