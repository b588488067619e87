/** `Lúcia  D'Ávila` → `lucia d avila`: as names are compared and put in order. At most 64 characters. */
export const plainName = (name: string): string => nameWords(name).join(' ').slice(0, 64).trimEnd();

/** The words of a name, without accents, in lower case, in order. Each at most 64 characters. */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 64));
