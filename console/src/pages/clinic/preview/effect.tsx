import { Alert, Anchor, Group, List, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RulesPreview } from '../../../../../src/web/contract/rules.ts';
import { doctorTitle, shownDate } from '../../../parts/formats.ts';
import { Weeks } from './weeks.tsx';

/** What a change of the rules does: to visits that are booked, to the weeks, and to the rules themselves. */
export function Effect({ preview }: { readonly preview: RulesPreview }) {
  const { doctors, stranded, weeks, findings } = preview;
  return (
    <Stack>
      {findings.length > 0 && (
        <Alert color="yellow" title="Confira" icon={<IconAlertTriangle aria-hidden />}>
          <List size="sm">
            {findings.map((finding) => (
              <List.Item key={finding}>{finding}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {stranded.length > 0 ? <Stranded visits={stranded} /> : <AllFits />}
      {doctors.length === 0 ? (
        <Text size="sm">Os horários que a linha oferece não mudam.</Text>
      ) : (
        <Weeks weeks={weeks} whose={whose(doctors)} />
      )}
    </Stack>
  );
}

function whose(doctors: RulesPreview['doctors']): string {
  const [first, second, ...others] = doctors.map(doctorTitle);
  if (first === undefined) return '';
  if (second === undefined) return first;
  if (others.length === 0) return `${first} e ${second}`;
  return others.length === 1 ? `${first}, ${second} e mais 1` : `${first}, ${second} e mais ${others.length}`;
}

function AllFits() {
  return (
    <Group gap="xs" wrap="nowrap">
      <IconCircleCheck aria-hidden size={20} color="var(--mantine-color-teal-text)" />
      <Text size="sm">Nenhuma consulta marcada fica sem lugar.</Text>
    </Group>
  );
}

/** A long list is told in part: the agenda has them all. */
const MOST_SHOWN = 50;

function Stranded({ visits }: { readonly visits: RulesPreview['stranded'] }) {
  const title =
    visits.length === 1
      ? '1 consulta marcada fica sem lugar'
      : `${visits.length} consultas marcadas ficam sem lugar`;
  return (
    <Stack gap="xs">
      <Alert color="orange" title={title} icon={<IconAlertTriangle aria-hidden />}>
        {visits.length === 1
          ? 'Ela continua na agenda até que alguém a mude ou cancele. A linha não avisa o paciente.'
          : 'Elas continuam na agenda até que alguém as mude ou cancele. A linha não avisa os pacientes.'}
      </Alert>
      <Table.ScrollContainer
        minWidth={620}
        maxHeight={320}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table aria-label="Consultas que ficam sem lugar" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Quando</Table.Th>
              <Table.Th>Paciente</Table.Th>
              <Table.Th>Médico</Table.Th>
              <Table.Th>Por quê</Table.Th>
              <Table.Th>Agenda</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {visits.slice(0, MOST_SHOWN).map((visit) => (
              <StrandedRow key={visit.id} visit={visit} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {visits.length > MOST_SHOWN && <Text size="sm">E mais {visits.length - MOST_SHOWN}.</Text>}
    </Stack>
  );
}

function StrandedRow({ visit }: { readonly visit: RulesPreview['stranded'][number] }) {
  const patient = visit.patientName ?? `Protocolo ${visit.protocol}`;
  return (
    <Table.Tr>
      <Table.Td>
        {shownDate(visit.date)}, {visit.time}
      </Table.Td>
      <Table.Td>{patient}</Table.Td>
      <Table.Td>{doctorTitle({ name: visit.doctorName, gender: visit.doctorGender })}</Table.Td>
      <Table.Td>{visit.why}</Table.Td>
      <Table.Td>
        <Anchor
          inherit
          component={Link}
          to={`/agenda?visao=dia&data=${visit.date}&consulta=${visit.id}`}
          target="_blank"
          aria-label={`Abrir na agenda: ${patient}, ${shownDate(visit.date)} às ${visit.time} (nova aba)`}
        >
          Abrir
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}
