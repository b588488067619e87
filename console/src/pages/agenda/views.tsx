import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Agenda, AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle } from '../../parts/formats.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import { useMay } from '../../session/session.ts';
import { useAgenda, useMonth } from './api.ts';
import { TimeTable, type Place } from './calendar.tsx';
import { calendarEvents, calendarResources } from './calendar-events.ts';
import { addDays, clockOf, mondayOf, monthOf } from '../../parts/days.ts';
import { ListView } from './list-view.tsx';
import { MonthView } from './month-view.tsx';
import { selectDoctors, weekDoctor } from './selection.ts';
import { shownHours } from './stretches.ts';
import type { VisitAction } from './visit-actions.tsx';
import type { Go, Where } from './where.ts';
import { counted, locationName } from './words.ts';

interface ViewsProps {
  /** The day's, of all doctors. */
  readonly agenda: Agenda;
  readonly where: Where;
  readonly fresh: string | null;
  readonly actionsFor: (visit: AgendaVisit) => VisitAction[];
  readonly onGo: Go;
  readonly onOpen: (visit: AgendaVisit) => void;
  readonly onBook: (place: Place) => void;
  readonly onDrop: (visit: AgendaVisit, to: Place, revert: () => void) => void;
}

export function Views(props: ViewsProps) {
  switch (props.where.view) {
    case 'dia':
    case 'lista':
      return <Day {...props} />;
    case 'semana':
      return <Week {...props} />;
    case 'mes':
      return <MonthOverview {...props} />;
  }
}

function Day(props: ViewsProps) {
  const { agenda, where, actionsFor, onOpen, onGo } = props;
  const { doctors, idle } = selectDoctors(agenda, where);
  return (
    <>
      <Holidays agenda={agenda} dates={[where.date]} />
      {doctors.length === 0 ? (
        <Nothing title="Nenhum médico atende neste dia, com estes filtros." />
      ) : where.view === 'dia' ? (
        <Grid {...props} doctors={doctors} />
      ) : (
        <ListView {...{ agenda, doctors, actionsFor, onOpen }} date={where.date} />
      )}
      {idle > 0 && where.doctorId === null && (
        <Group gap="xs">
          <Text size="sm">{counted(idle, 'médico não atende', 'médicos não atendem')} neste dia.</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onGo({ withIdle: where.withIdle ? null : 'sim' })}
          >
            {where.withIdle ? 'Esconder' : 'Mostrar também'}
          </Button>
        </Group>
      )}
    </>
  );
}

function Week(props: ViewsProps) {
  const { agenda, where } = props;
  const doctorId = weekDoctor(agenda, where);
  if (doctorId === null) return <Nothing title="Nenhum médico com estes filtros." />;
  return <WeekOf {...props} doctorId={doctorId} />;
}

function WeekOf({ doctorId, ...props }: ViewsProps & { readonly doctorId: string }) {
  const monday = mondayOf(props.where.date);
  const week = useAgenda({ from: monday, until: addDays(monday, 6), doctorId });
  return (
    <Shown query={week}>
      {(agenda) => {
        const doctors = agenda.doctors.filter(({ id }) => id === doctorId);
        const dates = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
        return (
          <>
            <Holidays agenda={agenda} dates={dates} />
            <Grid {...props} agenda={agenda} doctors={doctors} />
          </>
        );
      }}
    </Shown>
  );
}

interface GridProps extends ViewsProps {
  readonly doctors: Agenda['doctors'];
}

const DAY_BEGINS = 7 * 60;

/** One hour before now, of today: what is due stands on top. */
function firstSeen({ date, today, zone }: Where): string {
  if (date !== today) return clockOf(DAY_BEGINS);
  const clock = new Date().toLocaleTimeString('pt-BR', { timeZone: zone, hour: '2-digit' });
  return clockOf(Math.max(0, Number(clock.slice(0, 2)) - 1) * 60);
}

function Grid({ agenda, where, doctors, fresh, onOpen, onBook, onDrop, onGo }: GridProps) {
  const may = useMay();
  const isWeek = where.view === 'semana';
  const [scrollTo] = useState(() => firstSeen(where));
  const monday = mondayOf(where.date);
  const dates = isWeek ? Array.from({ length: 7 }, (_, day) => addDays(monday, day)) : [where.date];
  const isSundayFree = ![...agenda.working, ...agenda.visits].some(({ date }) => date === addDays(monday, 6));
  const doctorIds = doctors.map(({ id }) => id);
  return (
    <TimeTable
      key={where.view}
      label={
        isWeek ? `Semana de ${doctors.map(doctorTitle).join('')}` : 'Agenda do dia, uma coluna por médico'
      }
      view={isWeek ? 'timeGridWeek' : 'resourceTimeGridDay'}
      date={where.date}
      zone={where.zone}
      hours={shownHours(agenda)}
      scrollTo={scrollTo}
      hiddenDays={isWeek && isSundayFree ? [0] : []}
      events={calendarEvents({ agenda, doctorIds, dates, freshId: fresh, mayMove: may('agenda:write') })}
      resources={calendarResources(doctors)}
      selectable={may('agenda:write')}
      onVisit={onOpen}
      onEmpty={(place) => onBook({ ...place, doctorId: place.doctorId ?? doctorIds[0] ?? null })}
      onDrop={onDrop}
      onDoctor={(id) => onGo({ view: 'semana', doctorId: id })}
    />
  );
}

function Holidays({ agenda, dates }: { readonly agenda: Agenda; readonly dates: readonly string[] }) {
  const holidays = agenda.holidays.filter(({ date }) => dates.includes(date));
  if (holidays.length === 0) return null;
  const words = holidays.map(
    ({ date, name, locationId }) =>
      `${date.slice(8)}/${date.slice(5, 7)}, ${name}` +
      (locationId === null ? '' : ` (${locationName(agenda, locationId)})`),
  );
  return (
    <Alert color="yellow" p={6}>
      <b>Feriado:</b> {words.join(' · ')}
    </Alert>
  );
}

function MonthOverview({ where, onGo }: ViewsProps) {
  const { date, today, doctorId, specialtyId } = where;
  const month = useMonth({ month: monthOf(date), doctorId, specialtyId });
  return (
    <Shown query={month}>
      {({ days }) => (
        <MonthView
          {...{ days, date, today }}
          onDate={(to) => onGo({ date: to }, { replace: true })}
          onOpen={(to) => onGo({ view: 'dia', date: to })}
        />
      )}
    </Shown>
  );
}
