import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { bitsOf, type Period } from './period.ts';
import type { LeadTime, VisitFilter } from './report-store.ts';
import { type Label, leadClasses, leadClassOf } from './words.ts';

export interface LeadTimes {
  readonly visits: number;
  /** Whole days; null = there are no visits. */
  readonly median: number | null;
  readonly p90: number | null;
  /** How many visits there are of each of the report's classes. */
  readonly classes: readonly number[];
}

export interface LeadTimeReport {
  readonly classes: readonly Label[];
  readonly all: LeadTimes;
  readonly bySpecialty: readonly (Label & LeadTimes)[];
}

/** Days from booking to visit, of the visits of the period that were not cancelled. */
export async function leadTime(
  { office: { reports } }: Office,
  period: Period,
  filter: VisitFilter,
): Promise<LeadTimeReport> {
  const names = await reports.names();
  const found = (await inTurns(bitsOf(period, filter), (bit) => reports.leadTimes(bit, filter))).flat();
  const bySpecialty = Map.groupBy(found, ({ specialtyId }) => specialtyId);
  return {
    classes: leadClasses,
    all: summed(found),
    bySpecialty: names.specialties
      .map(({ id, name }) => ({ id, label: name, ...summed(bySpecialty.get(id) ?? []) }))
      .filter(({ visits }) => visits > 0),
  };
}

function summed(found: readonly LeadTime[]): LeadTimes {
  const byDays = new Map<number, number>();
  for (const { days, visits } of found) byDays.set(days, (byDays.get(days) ?? 0) + visits);
  const ascending = [...byDays].sort(([one], [other]) => one - other);
  const classes = leadClasses.map(() => 0);
  for (const [days, visits] of ascending) {
    const place = leadClassOf(days);
    classes[place] = (classes[place] ?? 0) + visits;
  }
  return {
    visits: ascending.reduce((sum, [, visits]) => sum + visits, 0),
    median: quantile(ascending, 0.5),
    p90: quantile(ascending, 0.9),
    classes,
  };
}

/** The least number of days within which that part of the visits lies (nearest rank). */
export function quantile(
  ascending: readonly (readonly [days: number, visits: number])[],
  part: number,
): number | null {
  const all = ascending.reduce((sum, [, visits]) => sum + visits, 0);
  let passed = 0;
  for (const [days, visits] of ascending) {
    passed += visits;
    if (visits > 0 && passed >= part * all) return days;
  }
  return null;
}

/** A row for each specialty, a column for each class. */
export function leadTimeCsv({ classes, all, bySpecialty }: LeadTimeReport): string {
  const columns = {
    specialty: { header: 'Especialidade' },
    visits: { header: 'Consultas' },
    median: { header: 'Mediana (dias)' },
    p90: { header: 'Percentil 90 (dias)' },
    ...Object.fromEntries(classes.map(({ id, label }) => [id, { header: label }])),
  };
  const rows = [...bySpecialty, { id: 'all', label: 'Todas', ...all }];
  return writeCsv(
    columns,
    rows.map(({ label, visits, median, p90, classes: counts }) => ({
      specialty: label,
      visits,
      median,
      p90,
      ...Object.fromEntries(classes.map(({ id }, place) => [id, counts[place] ?? 0])),
    })),
  );
}
