/** A process of its own for the storage suites: `node worker.ts <task> <database URL> …` prints JSON. */
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { bookRequest, holdOf, now, offerIn, place, testIds } from './fixtures.ts';

const [task = '', url = '', ...args] = process.argv.slice(2);

const tasks: Record<string, (storage: Storage) => Promise<unknown>> = {
  migrate: (storage) => storage.migrate(),
  seed: (storage) => storage.seedDemo(now),
  race: (storage) => race(storage, Number(args[0]), Number(args[1]), args.slice(2)),
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

/** Prints the id of each visit as soon as it was acknowledged, until somebody kills the process. */
async function bookForEver(storage: Storage): Promise<never> {
  for (let hours = 1; ; hours += 0.5) {
    const hold = holdOf(offerIn(hours));
    await place(storage.stores, hold);
    const outcome = await storage.stores.agenda.book(bookRequest(hold));
    if (outcome.kind === 'booked') process.stdout.write(`${outcome.appointment.id}\n`);
  }
}

if (import.meta.main) {
  const storage = await openStorage(url, { ids: testIds, now: Date.now, log: { warn: () => {} } });
  const work = tasks[task];
  if (work === undefined) throw new Error(`no task "${task}"`);
  console.log(JSON.stringify(await work(storage)));
  await storage.close();
}
