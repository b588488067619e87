/** Something with a name that people write in many ways. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** `Dra_Marina_Correa`, `DRA. MARINA CORRÊA` and `marina corrêa` are one: `marina correa`. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^\s*(?:dra?|doutora?)\s+/, '')
    .trim();
}

/** Finds by plain name; null when nobody, or more than one, is called so. */
export function finder(named: readonly Named[]): (text: string) => Named | null {
  const byName = Map.groupBy(named, ({ name }) => plainName(name));
  return (text) => {
    const found = byName.get(plainName(text)) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
}
