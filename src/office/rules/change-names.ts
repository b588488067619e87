interface Named {
  readonly id: string;
  readonly name: string;
}

/** `Dra. Marina Corrêa` and `marina correa` are one. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(dra?|doutora?)\b\.?/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The rows that a text names: by id, else by name whatever its case, accents and title. */
export function namedRows<T extends Named>(rows: readonly T[], text: string): readonly T[] {
  const byId = rows.filter(({ id }) => id === text);
  return byId.length > 0 ? byId : rows.filter(({ name }) => plain(name) === plain(text));
}

/** The one row that a text names, or why there is none, in Portuguese. */
export function theRowNamed<T extends Named>(
  rows: readonly T[],
  text: string,
  what: string,
): T | { readonly why: string } {
  const [found, ...others] = namedRows(rows, text);
  if (found === undefined) return { why: `${what} “${text}” não existe` };
  if (others.length > 0) return { why: `há mais de um(a) ${what.toLowerCase()} “${text}”` };
  return found;
}
