/** Days on which the clinic, or one of its locations, is closed; or works although the nation rests. */
import type { Clinic } from '../../booking/ports.ts';
import { holidayOn, NATIONAL_HOLIDAYS, nationalHolidays } from '../../scheduling/holidays.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import type { RuleChange, RuleOutcome } from './change-rules.ts';

export const HOLIDAY_SCOPES = ['state', 'city', 'clinic'] as const;
export type HolidayScope = (typeof HOLIDAY_SCOPES)[number];

export interface HolidayRecord {
  readonly id: string;
  readonly scope: HolidayScope;
  readonly date: LocalDate;
  readonly name: string;
  /** Only there; null = everywhere. */
  readonly locationId: string | null;
  /** It is worked all the same: lifts a national holiday. */
  readonly working: boolean;
}

export interface HolidayStore {
  /** The clinic's own rows of that year, by date. */
  ofYear(year: number): Promise<readonly HolidayRecord[]>;
  /** No two rows may be of the same date and place. */
  create(holiday: HolidayRecord, change: RuleChange): Promise<RuleOutcome<HolidayRecord>>;
  update(holiday: HolidayRecord, seen: string, change: RuleChange): Promise<RuleOutcome<HolidayRecord>>;
  remove(id: string, seen: string, change: RuleChange): Promise<RuleOutcome<HolidayRecord>>;
}

/** A day that is out of the ordinary. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: 'national' | 'optional' | HolidayScope;
  /** The clinic's own row; null = of the nation's calendar. */
  readonly own: HolidayRecord | null;
  /** What all that is said of this date comes to: where nobody works. */
  readonly closedAt: readonly string[];
}

/** The year's holidays, the nation's and the clinic's own, by date; what each comes to by the rules of `clinic`. */
export function calendarOfYear(
  clinic: Clinic,
  own: readonly HolidayRecord[],
  year: number,
): readonly CalendarDay[] {
  // The clinic's own rules hold no past holidays.
  const rules = { ...clinic, holidays: own };
  const closedAt = (date: LocalDate) =>
    clinic.locations.filter(({ id }) => holidayOn(rules, date, id) !== null).map(({ id }) => id);
  const national = nationalHolidays(year, true).map(({ id, name, date }) => {
    const kind = OPTIONAL.has(id) ? ('optional' as const) : ('national' as const);
    return { date, name, kind, own: null, closedAt: closedAt(date) };
  });
  const rows = own.map((row) => ({
    date: row.date,
    name: row.name,
    kind: row.scope,
    own: row,
    closedAt: closedAt(row.date),
  }));
  return [...national, ...rows].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const OPTIONAL: ReadonlySet<string> = new Set(
  NATIONAL_HOLIDAYS.filter(({ optional }) => optional).map(({ id }) => id),
);
