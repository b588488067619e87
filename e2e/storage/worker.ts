/** A process of its own for the storage suites: `node worker.ts <task> <database URL> …` prints JSON. */
import { createInterface } from 'node:readline';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { bookRequest, holdOf, now, offerIn, place, testIds } from './fixtures.ts';

type Task = (storage: Storage, args: readonly string[]) => Promise<unknown>;

const tasks: Record<string, Task> = {
  migrate: (storage) => storage.migrate(),
  seed: (storage) => storage.seedDemo(now),
  race: (storage, [slots, ...patients]) => inTurns((round) => race(storage, round, Number(slots), patients)),
  'book-for-ever': (storage) => bookForEver(storage),
};

/** Every patient wants the slots in turn, from a place of its own on, all at once; gives what each of them got. */
export async function race(storage: Storage, round: number, slots: number, patients: readonly string[]) {
  return Promise.all(
    patients.map(async (patientId) => {
      const first = Math.floor(Math.random() * slots);
      for (let step = 0; step < slots; step += 1) {
        const hold = holdOf(offerIn(24 * (round + 1) + ((first + step) % slots) * 0.25, { ticks: 3 }));
        if ((await place(storage.stores, hold)) === 'taken') continue;
        const outcome = await storage.stores.agenda.book(bookRequest(hold, { patientId }));
        if (outcome.kind === 'booked') return outcome.appointment.visit.start;
      }
      return null;
    }),
  );
}

/** Does its part for each line on standard input, and prints it as a line. */
async function inTurns(part: (round: number) => Promise<unknown>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await part(Number(line))));
  }
}

/** Prints the id of each visit as soon as it was acknowledged, until somebody kills the process. */
async function bookForEver(storage: Storage): Promise<never> {
  for (let hours = 1; ; hours += 0.5) {
    const hold = holdOf(offerIn(hours));
    await place(storage.stores, hold);
    const outcome = await storage.stores.agenda.book(bookRequest(hold));
    if (outcome.kind === 'booked') console.log(outcome.appointment.id);
  }
}

async function main([name = '', url = '', ...args]: readonly string[]): Promise<void> {
  const task = tasks[name];
  if (task === undefined) throw new Error(`no task "${name}"`);
  const storage = await openStorage(url, { ids: testIds, now: Date.now, log: { warn: () => {} } });
  const answer = await task(storage, args);
  if (answer !== undefined) console.log(JSON.stringify(answer));
  await storage.close();
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
