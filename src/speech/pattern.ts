/** One place of a pattern: which piece stands there, and whether a comma follows. */
export interface Slot {
  readonly name: string;
  readonly comma: boolean;
}

/** `{near}, {weekday}, {day} {month} {year}`: pieces in their order, with commas where the voice rests. */
export type Pattern = readonly Slot[];

/** Reads a pattern; null when it is none. */
export function readPattern(text: string): Pattern | null {
  if (!/^\{[a-z-]+\}(?:,? \{[a-z-]+\})*$/.test(text)) return null;
  return Array.from(text.matchAll(/\{([a-z-]+)\}(,?)/g), ([, name = '', mark]) => ({
    name,
    comma: mark === ',',
  }));
}

/** The slots that may come last, when those that are `optional` may be left out. */
export function lastSlots(pattern: Pattern, optional: readonly string[] = []): string[] {
  const names = pattern.map(({ name }) => name);
  const lastSure = names.findLastIndex((name) => !optional.includes(name));
  return names.slice(Math.max(lastSure, 0));
}
