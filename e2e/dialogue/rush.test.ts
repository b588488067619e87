import { expect, test } from 'vitest';
import { checkDigit } from '../../src/booking/cpf.ts';
import { systemIds } from '../../src/main/ids.ts';
import { overlaps } from '../../src/scheduling/intervals.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, open } from '../storage/engines.ts';
import { adjustClinic, keepDoctors, MONDAY_MORNING } from '../support/small-clinic.ts';
import { ScriptedLine } from '../support/scripted-line.ts';
import { answerOn } from '../support/test-desk.ts';

const CALLERS = 64;
const TIMES = 20;
const ROUNDS = 20;
const BIRTH = '01011980';

onEveryEngine('64 callers after one doctor’s 20 times', (engine) => {
  test('twenty rounds: 20 have one each, no two overlap, and everyone else is offered something else', async () => {
    const storage = await open(await engine.emptyDatabase(), { now: () => MONDAY_MORNING });
    await storage.migrate();
    await storage.seedDemo(MONDAY_MORNING);
    await prepare(storage);
    for (let round = 0; round < ROUNDS; round++) {
      await emptyAgenda(storage);
      const lines = Array.from({ length: CALLERS }, (_, caller) => callerWhoBooks(caller));
      const answered = await Promise.all(
        lines.map((line) => answerOn(storage, line, { now: MONDAY_MORNING, desk: deskOf(storage) })),
      );
      expect(answered.flatMap(({ reported }) => reported)).toEqual([]);
      await expectOneVisitEach(storage, lines);
    }
  });
});

/** Ids by chance, as in production: these calls run side by side. */
const deskOf = (storage: Storage) => ({
  stores: storage.stores,
  clock: { now: () => MONDAY_MORNING },
  ids: systemIds,
  random: Math.random,
});

/** Rafael has 20 half-hours tomorrow and no others; Juliana, of the same specialty, has weeks. */
async function prepare(storage: Storage): Promise<void> {
  await keepDoctors(storage, ['rafael-costa', 'juliana-silva']);
  await adjustClinic(storage, { horizon_days: 60 });
  await storage.database.write(async (tx) => {
    await tx.deleteFrom('working_hours').where('doctor_id', '=', 'rafael-costa').execute();
    const hours = {
      doctor_id: 'rafael-costa',
      location_id: 'aldeota',
      weekday: 2,
      start_clock: '08:00',
      end_clock: '18:00',
    } as const;
    await tx
      .insertInto('working_hours')
      .values({ ...hours, id: 'one-day', valid_from: '2026-11-24', valid_until: '2026-11-24' })
      .execute();
    const at = '2026-11-01 00:00:00';
    const patients = Array.from({ length: CALLERS }, (_, caller) => ({
      id: `caller-${caller}`,
      name: `Caller ${caller}`,
      cpf: cpfOf(caller),
      birth_date: '1980-01-01',
      pin_hash: null,
      agenda_version: 0,
      created_at: at,
      updated_at: at,
    }));
    await tx.insertInto('patients').values(patients).execute();
  });
}

function cpfOf(caller: number): string {
  const nine = String(100_000_000 + caller);
  const ten = nine + checkDigit(nine);
  return ten + checkDigit(ten);
}

async function emptyAgenda(storage: Storage): Promise<void> {
  await storage.database.write(async (tx) => {
    for (const table of ['slot_claims', 'appointments', 'appointment_events', 'patient_phones'] as const)
      await tx.deleteFrom(table).execute();
  });
}

/** Wants Rafael (the second doctor named), takes the first time offered, and confirms, as often as it must. */
function callerWhoBooks(caller: number): ScriptedLine {
  const identified = [cpfOf(caller), BIRTH, '1', '2'];
  return new ScriptedLine(
    (utterance) => {
      const next = identified.shift();
      if (next !== undefined) return next;
      // From the second round on they know the way, and are spoken to in fewer words.
      const heard = (prompt: string) => utterance.some(({ id }) => id.replace(/\.brief$/, '') === prompt);
      if (heard('prompt/done.booked')) return '';
      return heard('prompt/main-menu.end') ? '0' : '1';
    },
    { callerNumber: `859${10_000_000 + caller}` },
  );
}

async function expectOneVisitEach(storage: Storage, lines: readonly ScriptedLine[]): Promise<void> {
  const rows = await storage.database.read((sql) => sql.selectFrom('appointments').selectAll().execute());
  const booked = /sua consulta está marcada:|Consulta marcada:/;
  const told = lines.map((line) => line.transcript.filter((said) => booked.test(said)).length);
  if (told.includes(0)) console.log(lines[told.indexOf(0)]?.transcript.join('\n'));
  expect(told).toEqual(lines.map(() => 1));
  expect(new Set(rows.map((row) => row.patient_id)).size).toBe(CALLERS);
  expect(rows).toHaveLength(CALLERS);
  const rafaels = rows.filter((row) => row.doctor_id === 'rafael-costa');
  expect(rafaels).toHaveLength(TIMES);
  for (const doctor of ['rafael-costa', 'juliana-silva']) {
    const visits = rows
      .filter((row) => row.doctor_id === doctor)
      .map((row) => ({ start: Date.parse(`${row.starts_at}Z`), end: Date.parse(`${row.ends_at}Z`) }));
    const pairs = visits.flatMap((a, i) => visits.slice(i + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([]);
  }
  const holds = await storage.database.read((sql) =>
    sql.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
  );
  expect(holds).toEqual([]);
}
