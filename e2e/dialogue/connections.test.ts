import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallEnd } from '../../src/dialogue/answer-call.ts';
import { defaultLimits } from '../../src/storage/dialect/mariadb.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';
import { heldClaims } from '../support/expect-call.ts';
import { mariadbAvailable, startMariadb, type MariadbServer } from '../support/mariadb.ts';
import { ScriptedLine } from '../support/scripted-line.ts';
import { LUCIA, MONDAY_MORNING } from '../support/small-clinic.ts';
import { answerOn, countingIds } from '../support/test-desk.ts';

/** A whole call: a booking, a hearing, a move and a cancellation. */
const CALL = [
  LUCIA.cpf,
  LUCIA.birth,
  '1',
  '3',
  '3',
  '3',
  '1',
  '',
  '2',
  '',
  '4',
  '1',
  '2',
  '1',
  '',
  '3',
  '1',
  '0',
];

describe.skipIf(!mariadbAvailable())('on MariaDB, with two connections for everything', () => {
  let server: MariadbServer;
  let storage: Storage;
  beforeAll(async () => {
    server = await startMariadb();
    const url = await server.createDatabase('connections');
    const options = { ids: countingIds(), now: () => MONDAY_MORNING, log: { warn: () => undefined } };
    const limits = { ...defaultLimits, maxConnections: 2, acquireTimeoutMs: 500 };
    storage = await openStorage(url, { ...options, limits });
    await storage.migrate();
    await storage.seedDemo(MONDAY_MORNING);
  });
  afterAll(async () => {
    await storage.close();
    await server.stop();
  });

  test('every connection is given back, at whichever command the caller hangs up', async () => {
    const ids = countingIds();
    let end: CallEnd = 'hung-up';
    let transcript = '';
    for (let hangUpAt = 0; end === 'hung-up'; hangUpAt++) {
      const script = [...CALL];
      const line = new ScriptedLine(() => script.shift() ?? '', { hangUpAt });
      const answered = await answerOn(storage, line, { now: MONDAY_MORNING, ids });
      transcript = line.transcript.join('\n');
      expect(answered.reported, transcript).toEqual([]);
      end = answered.end;
      // Both at once: a connection that was kept would leave one of these waiting in vain.
      await Promise.all([storage.ping(), storage.ping()]);
      expect(await heldClaims(storage), transcript).toEqual([]);
      await forgetVisits(storage);
    }
    expect(end).toBe('goodbye');
    expect(transcript).toMatch(/Consulta marcada.*Sua próxima consulta.*Consulta remarcada.*foi cancelada/s);
  });
});

/** The next call finds the clinic as this one did; but the caller is known by now. */
async function forgetVisits(storage: Storage): Promise<void> {
  await storage.database.write(async (tx) => {
    for (const table of ['slot_claims', 'appointments', 'appointment_events'] as const)
      await tx.deleteFrom(table).execute();
  });
}
