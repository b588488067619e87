import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { agendaCommands, patients } from './agenda-commands.ts';
import { AgendaModel } from './agenda-model.ts';
import { onEveryEngine, open } from './engines.ts';
import { addPatients, now } from './fixtures.ts';

onEveryEngine('the agenda against its model', (engine) => {
  let storage: Storage;

  beforeAll(async () => {
    storage = await open(await engine.emptyDatabase());
    await storage.migrate();
  });

  test('holds, bookings, moves, cancellations and expiries in any order', async () => {
    let run = 0;
    const property = fc.asyncProperty(agendaCommands, async (commands) => {
      const prefix = `run${(run += 1)}-`;
      await addPatients(
        storage,
        patients.map((patient) => prefix + patient),
      );
      await fc.asyncModelRun(
        () => ({ model: new AgendaModel(now), real: { stores: storage.stores, prefix } }),
        commands,
      );
    });
    const checked = fc.assert(property, { numRuns: engine.name === 'SQLite' ? 150 : 60 });
    await expect(checked).resolves.toBeUndefined();
  });
});
