/** Something of the file that has a name, and perhaps an id of its own. */
export interface Identified {
  readonly id?: string | undefined;
  readonly name: string;
}

/** As long as an id may be in the tables. */
const LONGEST = 36;

/** `Rafael Costa` → `rafael-costa`; empty when nothing of the name can be written so. */
export function readableId(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
}

export const idOf = ({ id, name }: Identified): string => id ?? readableId(name);

/** Finds rows by id, or by name whatever its case and accents. */
export class Names {
  readonly ids: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, readonly string[]>;

  constructor(rows: readonly Identified[]) {
    this.ids = new Set(rows.map(idOf));
    const named = Map.groupBy(rows, ({ name }) => readableId(name));
    this.#byName = new Map([...named].map(([name, rows]) => [name, rows.map(idOf)]));
  }

  /** Null when nobody, or more than one, is called so. */
  find(reference: string): string | null {
    if (this.ids.has(reference)) return reference;
    const [found, ...others] = this.#byName.get(readableId(reference)) ?? [];
    return others.length === 0 ? (found ?? null) : null;
  }
}
