import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Ids } from '../../src/booking/ports.ts';
import { answerCall, type CallEnd, type Reception } from '../../src/dialogue/answer-call.ts';
import type { CallEvent } from '../../src/call/conversation.ts';
import type { Line } from '../../src/call/line.ts';
import { readCatalogues } from '../../src/main/catalogues.ts';
import type { Speech } from '../../src/speech/phrase.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';

/** They are read once: thousands of calls are walked. */
const catalogues = [...readCatalogues(null)];

/** All languages that come with the program, all of them recorded. */
export const everyLanguage = (isRecorded: (clipId: string) => boolean = () => true): Map<string, Speech> =>
  new Map(catalogues.map(([language, catalogue]) => [language, { language, catalogue, isRecorded }]));

/** Ids that are the same in every run: test data can be compared. */
export function countingIds(): Ids {
  let next = 0;
  let protocol = 0;
  return {
    next: () => `00000000-0000-7000-8000-${String(++next).padStart(12, '0')}`,
    protocol: (digits) => String(10 ** (digits - 1) + protocol++),
  };
}

export interface Answered {
  readonly end: CallEnd;
  readonly events: readonly CallEvent[];
  readonly reported: readonly unknown[];
}

/** Lets the product answer one call on `line`, at a time of the test's choosing. Waiting costs no time. */
export async function answerOn(
  storage: Pick<Storage, 'stores'>,
  line: Line,
  options: Partial<Reception> & { now: number; ids?: Ids; signal?: AbortSignal },
): Promise<Answered> {
  const events: CallEvent[] = [];
  const reported: unknown[] = [];
  const { now, ids = countingIds(), signal = new AbortController().signal, ...rest } = options;
  const reception: Reception = {
    desk: { stores: storage.stores, clock: { now: () => now }, ids, random: () => 0 },
    languages: everyLanguage(),
    // Nothing is ever slow here, unless a test says so.
    sleep: () => new Promise(() => undefined),
    report: (_, error) => reported.push(error),
    lastResort: { context: 'disque-consulta-attendant', extension: 's', priority: '1' },
    ...rest,
  };
  const end = await answerCall(reception, {
    id: 'call-1',
    line,
    observe: (event) => events.push(event),
    signal,
  });
  return { end, events, reported };
}

/** A clinic's database, made once and copied for each call that needs it untouched. */
export class TemplateDatabase {
  readonly #folder: string;
  #copies = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(now: number, prepare: (storage: Storage) => Promise<void>): Promise<TemplateDatabase> {
    const template = new TemplateDatabase(mkdtempSync(path.join(memoryFolder(), 'disque-template-')));
    const storage = await template.#open('template', now);
    await storage.migrate();
    await storage.seedDemo(now);
    await prepare(storage);
    await storage.close();
    return template;
  }

  /** Gives `use` a copy of its own. */
  async withCopy<T>(now: number, use: (storage: Storage) => Promise<T>): Promise<T> {
    const name = `copy-${++this.#copies}`;
    copyFileSync(path.join(this.#folder, 'template.db'), path.join(this.#folder, `${name}.db`));
    const storage = await this.#open(name, now);
    try {
      return await use(storage);
    } finally {
      await storage.close();
      for (const ending of ['', '-wal', '-shm'])
        rmSync(path.join(this.#folder, `${name}.db${ending}`), { force: true });
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #open(name: string, now: number): Promise<Storage> {
    return openStorage(`sqlite:${path.join(this.#folder, `${name}.db`)}`, {
      ids: countingIds(),
      now: () => now,
      log: { warn: () => undefined },
    });
  }
}

/** Thousands of short-lived databases need no disk: a folder in memory, where there is one. */
const memoryFolder = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
