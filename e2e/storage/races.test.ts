import { beforeAll, expect, test } from 'vitest';
import { tickText } from '../../src/storage/schema/text.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, open, openDemo } from './engines.ts';
import { addPatients, takenBy, tickIn } from './fixtures.ts';
import { type Teammate, teammate } from './processes.ts';
import { race } from './worker.ts';

const slots = 20;
const callers = Array.from({ length: 64 }, (_, index) => `caller-${index}`);

type Got = readonly (number | null)[];

onEveryEngine('64 callers after 20 times of one doctor', (engine) => {
  const rounds = engine.name === 'MySQL' ? 5 : 20;
  let url: string;
  let storage: Storage;

  beforeAll(async () => {
    url = await engine.emptyDatabase();
    storage = await openDemo(url);
    await addPatients(storage, callers);
  });

  /** What the callers were told, and what the tables say. */
  async function outcome(round: number, got: Got) {
    const told = got.filter((start) => start !== null);
    const from = tickIn(24 * (round + 1));
    const until = tickIn(24 * (round + 1) + slots / 4);
    const rows = await storage.database.read((db) =>
      db
        .selectFrom('appointments')
        .select('starts_at')
        .where('doctor_id', '=', 'rafael-costa')
        .where('starts_at', '>=', tickText(from))
        .where('starts_at', '<', tickText(until))
        .execute(),
    );
    const taken = await takenBy(storage.stores, 'rafael-costa', Date.UTC(2030, 0));
    return {
      told: told.length,
      times: new Set(told).size,
      visits: rows.length,
      taken: taken.filter(({ start }) => start >= from && start < until),
    };
  }

  const twentyVisits = (round: number) => ({
    told: slots,
    times: slots,
    visits: slots,
    taken: [{ start: tickIn(24 * (round + 1)), end: tickIn(24 * (round + 1) + slots / 4) }],
  });

  test('four processes, round after round: each time goes to one caller', async () => {
    const team: Teammate<Got>[] = [0, 16, 32, 48].map((from) =>
      teammate('race', url, String(slots), ...callers.slice(from, from + 16)),
    );
    for (let round = 0; round < rounds; round += 1) {
      const got = await Promise.all(team.map((mate) => mate.turn(round)));
      expect(await outcome(round, got.flat())).toEqual(twentyVisits(round));
    }
    await Promise.all(team.map((mate) => mate.leave()));
  });

  test('two pools of one process, round after round: each time goes to one caller', async () => {
    // Two SQLite connections of one process would wait for each other in the one thread they share.
    const other = engine.name === 'SQLite' ? storage : await open(url);
    for (let round = rounds; round < 2 * rounds; round += 1) {
      const halves = await Promise.all([
        race(storage, round, slots, callers.slice(0, 32)),
        race(other, round, slots, callers.slice(32)),
      ]);
      expect(await outcome(round, halves.flat())).toEqual(twentyVisits(round));
    }
  });
});
