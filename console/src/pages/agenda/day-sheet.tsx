import { Button, Table, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import type { Agenda } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle, longDate } from '../../parts/formats.ts';
import { Page } from '../../parts/page.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { useMe, useSession } from '../../session/session.ts';
import { useAgenda } from './api.ts';
import { DateField } from '../../parts/date-field.tsx';
import classes from './day-sheet.module.css';
import { isDate } from '../../parts/days.ts';
import { specialtyName, STATUS } from './words.ts';

/** For what is written by hand. */
const BLANK_LINES = 5;

/** A day on paper, a sheet for each doctor. */
export function DaySheet() {
  const [params, setParams] = useSearchParams();
  const clinic = useSession().data?.clinic;
  const own = useMe().doctorId;
  const asked = params.get('data');
  const date = isDate(asked) ? asked : (clinic?.today ?? '');
  const doctorId = own ?? params.get('medico');
  const agenda = useAgenda({ from: date, until: date, ...(doctorId !== null && { doctorId }) });
  const tools = (
    <div className={classes['tools']}>
      <DateField
        aria-label="Data da folha"
        value={date}
        onDate={(data) => setParams((old) => new URLSearchParams({ ...Object.fromEntries(old), data }))}
      />
      <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        Imprimir
      </Button>
    </div>
  );
  return (
    <Page title="Folha do dia" tools={tools}>
      <Shown query={agenda}>
        {(day) => <Sheets agenda={day} date={date} clinic={clinic?.name ?? ''} doctorId={doctorId} />}
      </Shown>
    </Page>
  );
}

interface SheetsProps {
  readonly agenda: Agenda;
  readonly date: string;
  readonly clinic: string;
  readonly doctorId: string | null;
}

function Sheets({ agenda, date, clinic, doctorId }: SheetsProps) {
  const isBusy = (id: string) =>
    [...agenda.working, ...agenda.visits].some((row) => row.doctorId === id && row.date === date);
  const doctors = agenda.doctors.filter(({ id }) => id === doctorId || (doctorId === null && isBusy(id)));
  if (doctors.length === 0) return <Nothing title="Ninguém atende neste dia." />;
  return doctors.map((doctor) => (
    <section key={doctor.id} className={classes['sheet']} aria-label={doctorTitle(doctor)}>
      <Title order={2} size="h3">
        {doctorTitle(doctor)}
      </Title>
      <Text>
        {clinic} · {longDate(date)} de {date.slice(0, 4)} · atende: {hoursOf(agenda, doctor.id, date)}
      </Text>
      <VisitsOf agenda={agenda} doctorId={doctor.id} date={date} />
    </section>
  ));
}

function hoursOf({ working }: Agenda, doctorId: string, date: string): string {
  const hours = working.filter((row) => row.doctorId === doctorId && row.date === date);
  if (hours.length === 0) return 'sem expediente';
  return hours.map(({ from, until }) => `${from}–${until}`).join(', ');
}

function VisitsOf({ agenda, doctorId, date }: { agenda: Agenda; doctorId: string; date: string }) {
  const visits = agenda.visits
    .filter((visit) => visit.doctorId === doctorId && visit.date === date)
    .toSorted((a, b) => a.time.localeCompare(b.time) || a.lane - b.lane);
  return (
    <Table withTableBorder withColumnBorders className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes['time'] ?? ''}>Hora</Table.Th>
          <Table.Th>Paciente</Table.Th>
          <Table.Th>Especialidade</Table.Th>
          <Table.Th>Situação</Table.Th>
          <Table.Th className={classes['notes'] ?? ''}>Anotações</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {visits.map((visit) => (
          <Table.Tr key={visit.id}>
            <Table.Td>{visit.time}</Table.Td>
            <Table.Td>{visit.patient.name}</Table.Td>
            <Table.Td>{specialtyName(agenda, visit.specialtyId)}</Table.Td>
            <Table.Td>
              {STATUS[visit.status].word}
              {visit.lane > 0 ? ', encaixe' : ''}
            </Table.Td>
            <Table.Td />
          </Table.Tr>
        ))}
        {Array.from({ length: BLANK_LINES }, (_, line) => (
          <Table.Tr key={line} className={classes['blank'] ?? ''}>
            <Table.Td />
            <Table.Td />
            <Table.Td />
            <Table.Td />
            <Table.Td />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
