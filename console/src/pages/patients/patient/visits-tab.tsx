import { Stack, Table, Text, Title } from '@mantine/core';
import type { Patient, PatientVisit } from '../../../../../src/web/contract/patients.ts';
import { shownDate } from '../../../parts/formats.ts';
import { Nothing } from '../../../parts/states.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useSession } from '../../../session/session.ts';
import { StatusBadge } from '../../agenda/status-badge.tsx';
import { UnscheduledVisits } from './unscheduled-visits.tsx';

/** Visits to come, the soonest first; then all that has been, the latest first. */
export function VisitsTab({ patient: { sheet, visits, unscheduled } }: { readonly patient: Patient }) {
  const { data } = useSession();
  const today = data?.clinic?.today ?? '';
  const isComing = ({ date, status }: PatientVisit) =>
    date >= today && (status === 'booked' || status === 'confirmed');
  const coming = visits.filter(isComing).toReversed();
  const past = visits.filter((visit) => !isComing(visit));
  if (visits.length === 0 && unscheduled.length === 0) return <Nothing title="Nenhuma consulta até agora." />;
  return (
    <Stack>
      <UnscheduledVisits patientId={sheet.id} visits={unscheduled} />
      <Visits title="Próximas consultas" visits={coming} none="Nenhuma consulta marcada." />
      <Visits title="Histórico" visits={past} none="Nada no histórico." />
    </Stack>
  );
}

interface VisitsProps {
  readonly title: string;
  readonly visits: readonly PatientVisit[];
  readonly none: string;
}

function Visits({ title, visits, none }: VisitsProps) {
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {title}
      </Title>
      {visits.length === 0 ? <Text c="dimmed">{none}</Text> : <VisitTable title={title} visits={visits} />}
    </Stack>
  );
}

function VisitTable({ title, visits }: Pick<VisitsProps, 'title' | 'visits'>) {
  return (
    <WideTable
      minWidth={720}
      aria-label={title}
      columns={['Quando', 'Com quem', 'Especialidade', 'Onde', 'Situação', 'Protocolo']}
    >
      {visits.map(({ id, date, time, doctor, specialty, location, status, protocol }) => (
        <Table.Tr key={id}>
          <Table.Td>
            {shownDate(date)} às {time}
          </Table.Td>
          <Table.Td>{doctor}</Table.Td>
          <Table.Td>{specialty}</Table.Td>
          <Table.Td>{location}</Table.Td>
          <Table.Td>
            <StatusBadge status={status} isEncaixe={false} />
          </Table.Td>
          <Table.Td>{protocol}</Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
