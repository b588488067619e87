import { ActionIcon, Group, Paper, Text, VisuallyHidden } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClinicNames } from '../../../../../src/web/contract/rules.ts';
import { shownDate } from '../../../parts/formats.ts';
import { addDays, mondayOf, tidyClock, weekOf, type RowValues } from './hours-values.ts';
import classes from './week-grid.module.css';

interface WeekGridProps {
  readonly hours: readonly RowValues[];
  readonly locations: ClinicNames['locations'];
  readonly today: string;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** A week as it would be with the hours of the form, day by day. */
export function WeekGrid({ hours, locations, today }: WeekGridProps) {
  const [monday, setMonday] = useState(() => mondayOf(today));
  const week = weekOf(hours, monday);
  const rows = week.flatMap((day) => day.rows);
  const first = Math.floor(Math.min(480, ...rows.map(({ from }) => minutes(tidyClock(from)))) / 60) * 60;
  const last = Math.ceil(Math.max(1080, ...rows.map(({ to }) => minutes(tidyClock(to)))) / 60) * 60;
  const at = (clock: string): string => `${((minutes(tidyClock(clock)) - first) / (last - first)) * 100}%`;
  const size = (from: string, to: string): string =>
    `${((minutes(tidyClock(to)) - minutes(tidyClock(from))) / (last - first)) * 100}%`;
  const placeOf = (id: string | null): string => locations.find((row) => row.id === id)?.name ?? '';
  return (
    <Paper withBorder p="sm" component="section" aria-label="A semana">
      <Group justify="space-between" mb="xs">
        <Text fw={600} aria-live="polite">
          Semana de {shownDate(monday)} a {shownDate(addDays(monday, 6))}
        </Text>
        <Group gap={4}>
          <ActionIcon
            variant="default"
            aria-label="Semana anterior"
            onClick={() => setMonday(addDays(monday, -7))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label="Próxima semana"
            onClick={() => setMonday(addDays(monday, 7))}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <ol className={classes['week']}>
        {week.map(({ weekday, date, rows: ofDay }) => (
          <li key={weekday.value} className={classes['day']}>
            <Text size="sm" fw={600} component="div">
              <VisuallyHidden>{weekday.name}, </VisuallyHidden>
              <span aria-hidden>{weekday.short}</span>{' '}
              <Text span size="xs" c="dimmed">
                {shownDate(date).slice(0, 5)}
              </Text>
            </Text>
            <ul className={classes['column']}>
              {ofDay.length === 0 && <li className={classes['none']}>não atende</li>}
              {ofDay.map((row) => (
                <li
                  key={row.key}
                  className={classes['block']}
                  style={{ '--from': at(row.from), '--size': size(row.from, row.to) } as React.CSSProperties}
                >
                  <span className={classes['clock']}>
                    {tidyClock(row.from)}–{tidyClock(row.to)}
                  </span>
                  <span>{placeOf(row.locationId)}</span>
                  {row.breaks.map((pause, index) => (
                    <span key={index}>
                      pausa {tidyClock(pause.from)}–{tidyClock(pause.to)}
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Paper>
  );
}
