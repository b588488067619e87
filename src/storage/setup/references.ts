/** What no single place of the file shows: ids that come twice, and references to what is not there. */
import { type FileProblem, type Path, pathText } from './file-problem.ts';
import { idOf, type Identified, Names } from './names.ts';

type Row = Readonly<Record<string, unknown>>;

/** A value of the file, and where it is. */
interface Placed<Value = Row> {
  readonly value: Value;
  readonly path: Path;
}

/** Looks at the file as it is, sound or not, so that these problems are told beside all others. */
export function referenceProblems(raw: unknown): FileProblem[] {
  const file = { value: isRow(raw) ? raw : {}, path: [] };
  const locations = rowsAt(file, 'locations');
  const specialties = rowsAt(file, 'specialties');
  const doctors = rowsAt(file, 'doctors');
  const holidays = rowsAt(file, 'holidays');
  const location = lookup('location', locations);
  const hours = doctors.flatMap((doctor) => rowsAt(doctor, 'hours'));
  return [
    ...[locations, specialties, doctors].flatMap(repeatedIds),
    ...repeatedCouncilNumbers(doctors),
    ...repeatedDates(holidays),
    ...doctors.flatMap((doctor) => itemsAt(doctor, 'specialties')).flatMap(lookup('specialty', specialties)),
    ...(locations.length > 1 ? hours.flatMap(withoutLocation) : []),
    ...[...hours, ...holidays].map((row) => at(row, 'location')).flatMap(location),
    ...rowsAt(file, 'absences')
      .map((row) => at(row, 'doctor'))
      .flatMap(lookup('doctor', doctors)),
  ];
}

function lookup(kind: string, rows: readonly Placed[]): (reference: Placed<unknown>) => FileProblem[] {
  const names = new Names(rows.flatMap(({ value }) => (isIdentified(value) ? [value] : [])));
  return ({ value, path }) => {
    if (typeof value !== 'string' || names.ids.size === 0 || names.find(value.trim()) !== null) return [];
    const known = [...names.ids].slice(0, 20).join(', ');
    return [
      { path, message: `"${value}" is no ${kind} of this file, or more than one; write one of ${known}` },
    ];
  };
}

/** Where there is one location, hours need not name it. */
function withoutLocation({ value, path }: Placed): FileProblem[] {
  if (value['location'] !== undefined) return [];
  return [{ path: [...path, 'location'], message: 'must name one of the locations' }];
}

function repeatedIds(rows: readonly Placed[]): FileProblem[] {
  const named = rows.flatMap(({ value, path }) => (isIdentified(value) ? [{ id: idOf(value), path }] : []));
  const nameless = named.filter(({ id }) => id === '');
  return [
    ...nameless.map(({ path }) => ({ path, message: 'its name makes no id; give it an "id"' })),
    ...repeated(
      named.filter(({ id }) => id !== ''),
      ({ id }) => `the id "${id}"`,
      'give one of them an "id" of its own',
    ),
  ];
}

/** A state's council gives a number once: the second is a slip of whoever copied the first. */
function repeatedCouncilNumbers(doctors: readonly Placed[]): FileProblem[] {
  const numbered = doctors.filter(({ value }) => typeof value['crm'] === 'string');
  const key = ({ value }: Placed): string => `CRM ${String(value['crm'])} ${String(value['crmUf'])}`;
  return repeated(numbered, key, 'correct one of them');
}

function repeatedDates(holidays: readonly Placed[]): FileProblem[] {
  const dated = holidays.filter(({ value }) => typeof value['date'] === 'string');
  const where = ({ location }: Row): string => (typeof location === 'string' ? location : 'all locations');
  return repeated(dated, ({ value }) => `${String(value['date'])} at ${where(value)}`, 'leave one of them');
}

function repeated<T extends { readonly path: Path }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  remedy: string,
): FileProblem[] {
  return [...Map.groupBy(rows, keyOf)].flatMap(([key, [first, ...others]]) =>
    others.map(({ path }) => ({
      path,
      message: `${key} is also that of ${pathText(first?.path ?? [])}; ${remedy}`,
    })),
  );
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIdentified = (row: Row): row is Row & Identified =>
  typeof row['name'] === 'string' && (row['id'] === undefined || typeof row['id'] === 'string');

const at = ({ value, path }: Placed, key: string): Placed<unknown> => ({
  value: value[key],
  path: [...path, key],
});

function itemsAt(row: Placed, key: string): Placed<unknown>[] {
  const { value, path } = at(row, key);
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => ({ value: item, path: [...path, index] }));
}

function rowsAt(row: Placed, key: string): Placed[] {
  return itemsAt(row, key).flatMap(({ value, path }) => (isRow(value) ? [{ value, path }] : []));
}
