import { weekdayOf } from '../../scheduling/calendar.ts';
import type { Weekday } from '../../scheduling/types.ts';
import { wallClockAt } from '../../scheduling/wall-clock.ts';
import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { type Period, momentsOf, weeksOf } from './period.ts';
import type { CallEnd } from './report-store.ts';
import { ALL_WEEKDAYS, callEnds, type Label, weekdayLabel } from './words.ts';

/** How many calls ended in each way, in the order of the report's `ends`. */
type Counts = readonly number[];

export interface CallHoursReport {
  readonly ends: readonly Label[];
  readonly total: Counts;
  /** Of each hour of the day, 0 to 23. */
  readonly byHour: readonly Counts[];
  /** All calls, of each hour of the day. */
  readonly byWeekday: readonly (Label & { readonly hours: readonly number[] })[];
}

interface Cell {
  readonly weekday: Weekday;
  readonly hour: number;
  readonly end: CallEnd;
  readonly calls: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * Calls that have ended, by when they began on the clinic's wall. Counted by whole UTC hours: in a zone that is not
 * whole hours from UTC (none is in Brazil), half of an hour's calls are counted with its neighbour's.
 */
export async function callHours(office: Office, period: Period): Promise<CallHoursReport> {
  const cells = await cellsOf(office, period);
  const ends = callEnds;
  const counts = (some: readonly Cell[]): Counts =>
    ends.map(({ id }) => callsOf(some.filter(({ end }) => end === id)));
  const byHour = Map.groupBy(cells, ({ hour }) => hour);
  const byWeekday = Map.groupBy(cells, ({ weekday }) => weekday);
  return {
    ends,
    total: counts(cells),
    byHour: HOURS.map((hour) => counts(byHour.get(hour) ?? [])),
    byWeekday: ALL_WEEKDAYS.map((weekday) => {
      const own = byWeekday.get(weekday) ?? [];
      return {
        ...weekdayLabel(weekday),
        hours: HOURS.map((hour) => callsOf(own.filter((cell) => cell.hour === hour))),
      };
    }),
  };
}

async function cellsOf({ office: { reports } }: Office, period: Period): Promise<readonly Cell[]> {
  const { zone } = await reports.clinicSince(period.from);
  const weeks = await inTurns(weeksOf(period), (week) => reports.callHours(momentsOf(week, zone)));
  const cells = new Map<string, Cell>();
  for (const { hour: at, end, calls } of weeks.flat()) {
    const { date, minute } = wallClockAt(zone, at);
    const place = { weekday: weekdayOf(date), hour: Math.floor(minute / 60), end };
    const key = `${place.weekday} ${place.hour} ${end}`;
    cells.set(key, { ...place, calls: calls + (cells.get(key)?.calls ?? 0) });
  }
  return [...cells.values()];
}

const callsOf = (cells: readonly Cell[]): number => cells.reduce((sum, { calls }) => sum + calls, 0);

/** A row for each hour of the day, a column for each way to end, and one for each weekday. */
export function callHoursCsv({ ends, byHour, byWeekday }: CallHoursReport): string {
  const columns = {
    hour: { header: 'Hora' },
    ...Object.fromEntries(ends.map(({ id, label }) => [id, { header: label }])),
    ...Object.fromEntries(byWeekday.map(({ id, label }) => [`weekday ${id}`, { header: label }])),
    all: { header: 'Total' },
  };
  return writeCsv(
    columns,
    byHour.map((counts, hour) => ({
      hour: `${String(hour).padStart(2, '0')}h`,
      ...Object.fromEntries(ends.map(({ id }, place) => [id, counts[place] ?? 0])),
      ...Object.fromEntries(byWeekday.map(({ id, hours }) => [`weekday ${id}`, hours[hour] ?? 0])),
      all: counts.reduce((sum, calls) => sum + calls, 0),
    })),
  );
}
