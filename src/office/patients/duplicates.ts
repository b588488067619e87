import type { LocalDate } from '../../scheduling/types.ts';
import { nameWords } from './name-words.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly birthDate: LocalDate;
  readonly phones: readonly string[];
}

/** Two registrations that look like one person's. */
export interface DuplicatePair {
  readonly ids: readonly [string, string];
  /** Beside the birth date. */
  readonly why: 'name' | 'phone';
}

const PARTICLES = new Set(['de', 'da', 'do', 'das', 'dos', 'e']);

/** Pairs born on the same day whose names are alike, or who have a telephone in common. At most `limit`. */
export function likelyDuplicates(people: readonly Person[], limit: number): DuplicatePair[] {
  const pairs = new Map<string, DuplicatePair>();
  for (const born of Map.groupBy(people, ({ birthDate }) => birthDate).values()) {
    for (const [one, other] of candidates(born)) {
      if (pairs.size === limit) return [...pairs.values()];
      const why = alike(one.name, other.name) ? 'name' : sharePhone(one, other) ? 'phone' : null;
      const ids = one.id < other.id ? ([one.id, other.id] as const) : ([other.id, one.id] as const);
      if (why !== null) pairs.set(ids.join(' '), { ids, why });
    }
  }
  return [...pairs.values()];
}

/** Those born on one day who have a word or a number in common: a date that thousands were given makes no millions of pairs. */
function* candidates(born: readonly Person[]): Generator<readonly [Person, Person]> {
  if (born.length < 2) return;
  const keyed = born.flatMap((person) => [...keysOf(person)].map((key) => ({ key, person })));
  for (const group of Map.groupBy(keyed, ({ key }) => key).values())
    for (const [index, { person }] of group.entries())
      for (const { person: other } of group.slice(index + 1)) yield [person, other];
}

const keysOf = ({ name, phones }: Person): Set<string> => new Set([...tellingWords(name), ...phones]);

const tellingWords = (name: string): string[] => nameWords(name).filter((word) => !PARTICLES.has(word));

const sharePhone = (one: Person, other: Person): boolean =>
  one.phones.some((phone) => other.phones.includes(phone));

/** The first names are one, and so is another word, or all of the shorter name; a slip of the hand counts as nothing. */
export function alike(one: string, other: string): boolean {
  const [first = '', ...rest] = tellingWords(one);
  const [otherFirst = '', ...otherRest] = tellingWords(other);
  if (!sameWord(first, otherFirst)) return false;
  if (rest.length === 0 || otherRest.length === 0) return true;
  return rest.some((word) => otherRest.some((candidate) => sameWord(word, candidate)));
}

/** Equal, or of four letters and more and one slip apart: a letter too many, another one, or two that changed places. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  const rest = longer.slice(start + 1);
  if (rest === shorter.slice(start) || rest === shorter.slice(start + 1)) return true;
  const swapped = `${one[start + 1]}${one[start]}${one.slice(start + 2)}`;
  return swapped === other.slice(start);
}
