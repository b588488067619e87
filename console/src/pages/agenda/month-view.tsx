import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useRef, type KeyboardEvent } from 'react';
import type { Month } from '../../../../src/web/contract/agenda.ts';
import { addDays, addMonths, monthName, monthOf, weekdayOf, weeksOf } from '../../parts/days.ts';
import classes from './month-view.module.css';
import { counted } from './words.ts';

const WEEKDAYS = ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'];

interface MonthViewProps {
  readonly days: Month['days'];
  readonly date: string;
  readonly today: string;
  /** The day that the arrows have reached. */
  readonly onDate: (date: string) => void;
  readonly onOpen: (date: string) => void;
}

type Day = Month['days'][number];

/** A month of free times, as a grid whose days the arrow keys walk (ARIA authoring practices, grid). */
export function MonthView({ days, date, today, onDate, onOpen }: MonthViewProps) {
  const month = monthOf(date);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const grid = useRef<HTMLTableElement>(null);
  const walk = (event: KeyboardEvent) => {
    // From where the focus is: the address follows a moment later, and keys come faster.
    const focused = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined;
    const to = reached(event.key, focused ?? date);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    onDate(to);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus());
  };
  return (
    <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: -1 } }}>
      <Table
        ref={grid}
        role="grid"
        aria-label={`Horários livres de ${monthName(month)}`}
        withTableBorder
        withColumnBorders
        className={classes['month'] ?? ''}
        onKeyDown={walk}
      >
        <Table.Thead>
          <Table.Tr>
            {WEEKDAYS.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weeksOf(month).map((week) => (
            <Table.Tr key={week[0]}>
              {week.map((each) => (
                <Table.Td key={each} className={monthOf(each) === month ? '' : (classes['outside'] ?? '')}>
                  {monthOf(each) === month && (
                    <DayButton
                      date={each}
                      day={byDate.get(each)}
                      isToday={each === today}
                      isReached={each === date}
                      onOpen={onOpen}
                    />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function reached(key: string, date: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'PageUp':
      return addMonths(date, -1);
    case 'PageDown':
      return addMonths(date, 1);
    default:
      return null;
  }
}

interface DayButtonProps {
  readonly date: string;
  readonly day: Day | undefined;
  readonly isToday: boolean;
  readonly isReached: boolean;
  readonly onOpen: (date: string) => void;
}

function DayButton({ date, day, isToday, isReached, onOpen }: DayButtonProps) {
  const free = day?.free ?? 0;
  const booked = day?.booked ?? 0;
  return (
    <UnstyledButton
      className={classes['day'] ?? ''}
      data-date={date}
      data-today={isToday || undefined}
      data-none={(free === 0 && booked === 0) || undefined}
      tabIndex={isReached ? 0 : -1}
      onClick={() => onOpen(date)}
    >
      <span className={classes['number']}>
        {Number(date.slice(8))}
        <VisuallyHidden> {WEEKDAYS[weekdayOf(date) - 1]}, </VisuallyHidden>
        {isToday && <span className={classes['today']}>hoje</span>}
      </span>
      {day?.holiday && <span className={classes['holiday']}>{day.holiday}</span>}
      {free > 0 && <span className={classes['free']}>{counted(free, 'livre', 'livres')}</span>}
      {booked > 0 && <span>{counted(booked, 'marcada', 'marcadas')}</span>}
      {free === 0 && booked === 0 && !day?.holiday && <span>sem horários</span>}
    </UnstyledButton>
  );
}
