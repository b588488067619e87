import { expect } from 'vitest';
import type { Ids, Stores } from '../../src/booking/ports.ts';
import type { Storage } from '../../src/storage/index.ts';
import { ScriptedLine } from './scripted-line.ts';
import { MONDAY_MORNING } from './small-clinic.ts';
import { answerOn, countingIds, everyLanguage, type Answered, type TemplateDatabase } from './test-desk.ts';

export interface CallOptions {
  readonly now?: number;
  /** Null: withheld. */
  readonly from?: string | null;
  /** Makes the clinic what the call needs. */
  readonly prepare?: (storage: Storage) => Promise<void>;
  /** What `[…]` lines of the telling stand for. */
  readonly happens?: Readonly<Record<string, (storage: Storage) => Promise<void>>>;
  /** The stores as this call finds them. */
  readonly stores?: (stores: Stores) => Stores;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly hasRecording?: (clipId: string) => boolean;
  /** The languages there are recordings in; all, unless said. */
  readonly spoken?: readonly string[];
  readonly signal?: AbortSignal;
  /** How many failures of ours the log is told of; none, unless said. */
  readonly reports?: number;
  /** Looks at the database once the call has ended. */
  readonly after?: (storage: Storage) => Promise<void>;
}

export interface Call extends Answered {
  readonly line: ScriptedLine;
  readonly transcript: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

const SILENCE = '…';
const HANGS_UP = '< (desliga)';

/**
 * Places a call, and holds it against its telling. `< keys` is what the caller presses (`…` = silence), `> words` what is
 * said between two such lines (` … ` parts what stands apart in it), `[event]` what happens before the next answer, and
 * `→ where (why)` where the call goes on. After the last answer the caller hangs up.
 */
export function expectCall(
  clinic: TemplateDatabase,
  telling: readonly string[],
  options: CallOptions = {},
): Promise<Call> {
  return clinic.withCopy(options.now ?? MONDAY_MORNING, (storage) => expectCallTo(storage, telling, options));
}

/** The same, of a clinic that is called more than once. */
export async function expectCallTo(
  storage: Storage,
  telling: readonly string[],
  options: CallOptions = {},
): Promise<Call> {
  const { now = MONDAY_MORNING, from = null, sleep, hasRecording, spoken, signal } = options;
  await options.prepare?.(storage);
  const line = new ScriptedLine(answering(telling, options, storage), { callerNumber: from });
  const stores = options.stores?.(storage.stores) ?? storage.stores;
  const languages = everyLanguage(hasRecording);
  for (const language of languages.keys())
    if (spoken && !spoken.includes(language)) languages.delete(language);
  const answered = await answerOn({ stores }, line, {
    now,
    ids: idsOf(storage),
    languages,
    ...(sleep && { sleep }),
    ...(signal && { signal }),
  });
  expectTelling(line.transcript, telling);
  expect(answered.reported, line.transcript.join('\n')).toHaveLength(options.reports ?? 0);
  await options.after?.(storage);
  return { ...answered, line, transcript: line.transcript, variables: line.variables };
}

/** No two calls to one clinic make the same. */
function idsOf(storage: Storage): Ids {
  const ids = IDS.get(storage) ?? countingIds();
  IDS.set(storage, ids);
  return ids;
}

const IDS = new WeakMap<Storage, Ids>();

function answering(telling: readonly string[], { happens = {} }: CallOptions, storage: Storage) {
  const script = telling.filter((it) => /^[<[]/.test(it));
  return async () => {
    for (let step = script.shift(); step !== undefined; step = script.shift()) {
      if (step === HANGS_UP) return null;
      if (step.startsWith('< ')) return step === `< ${SILENCE}` ? '' : step.slice(2);
      const event = happens[step.slice(1, -1)];
      if (!event) throw new Error(`nobody says what happens at ${step}`);
      await event(storage);
    }
    return null;
  };
}

function expectTelling(transcript: readonly string[], telling: readonly string[]): void {
  const happened = byAnswer(transcript);
  const told = byAnswer(telling.filter((line) => line !== HANGS_UP && !line.startsWith('[')));
  const whole = (): string => `\n${transcript.join('\n')}\n`;
  for (const [index, { answer, lines }] of told.entries()) {
    expect(happened[index]?.answer, whole()).toBe(answer);
    let rest = happened[index]?.lines.join('\n') ?? '';
    for (const part of lines.flatMap((line) => line.replace(/^> /, '').split(' … '))) {
      expect(rest, whole()).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
  }
  expect(happened.length, whole()).toBe(told.length);
}

/** The lines that follow each answer; before the first there is none. */
function byAnswer(lines: readonly string[]): { answer: string; lines: string[] }[] {
  const groups: { answer: string; lines: string[] }[] = [{ answer: '', lines: [] }];
  for (const line of lines) {
    if (line.startsWith('< ')) groups.push({ answer: line, lines: [] });
    else groups.at(-1)?.lines.push(line);
  }
  return groups;
}

/** A clinic's claims that are only held. */
export const heldClaims = (storage: Storage): Promise<unknown[]> =>
  storage.database.read((db) =>
    db.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
  );

/** The visits of a patient, soonest first. */
export const visitsOf = (storage: Storage, patientId: string) =>
  storage.database.read((db) =>
    db
      .selectFrom('appointments')
      .select(['doctor_id', 'local_date', 'local_time', 'status'])
      .where('patient_id', '=', patientId)
      .orderBy('starts_at')
      .execute(),
  );

/** The lines with which a caller says who she is. */
export const identified = ({ cpf, birth }: { cpf: string; birth: string }): readonly string[] => [
  `< ${cpf}`,
  `< ${birth}`,
];
