import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, open, openDemo } from './engines.ts';
import { addPatients, takenBy, tickIn } from './fixtures.ts';
import { inProcess } from './processes.ts';
import { race } from './worker.ts';

const rounds = 20;
const slots = 20;
const callers = Array.from({ length: 64 }, (_, index) => `caller-${index}`);

onEveryEngine('64 callers after 20 times of one doctor', (engine) => {
  let url: string;
  let first: Storage;
  let second: Storage;

  beforeAll(async () => {
    url = await engine.emptyDatabase();
    // Twenty rounds of a crowd: nobody is sent away for the length of the queue alone.
    const retry = { totalMs: 60_000, attempts: 1_000 };
    first = await openDemo(url, { retry });
    second = await open(url, { retry });
    await addPatients(first, callers);
  });

  afterAll(async () => {
    await first.close();
    await second.close();
  });

  async function expectTwentyVisits(round: number, got: readonly (number | null)[]): Promise<void> {
    const starts = got.filter((start) => start !== null);
    expect(starts).toHaveLength(slots);
    expect(new Set(starts).size).toBe(slots);
    const rows = await first.database.read((db) => db.selectFrom('appointments').select('id').execute());
    expect(rows).toHaveLength(slots * (round + 1));
    const taken = await takenBy(first.stores, 'rafael-costa', Date.UTC(2030, 0));
    expect(taken).toContainEqual({
      start: tickIn(24 * (round + 1)),
      end: tickIn(24 * (round + 1) + slots / 4),
    });
  }

  test('two pools: each time goes to one caller, in each of twenty rounds', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const halves = await Promise.all([
        race(first, round, slots, callers.slice(0, 32)),
        race(second, round, slots, callers.slice(32)),
      ]);
      await expectTwentyVisits(round, halves.flat());
    }
  });

  test('four processes: each time goes to one caller', async () => {
    for (let round = rounds; round < rounds + 3; round += 1) {
      const quarters = await Promise.all(
        [0, 16, 32, 48].map((from) =>
          inProcess<(number | null)[]>(
            'race',
            url,
            String(round),
            String(slots),
            ...callers.slice(from, from + 16),
          ),
        ),
      );
      await expectTwentyVisits(round, quarters.flat());
    }
  });
});
