import { afterAll, describe, expect, test } from 'vitest';
import type { TreeNode } from '../../src/dialogue/nodes.ts';
import { CALL_TREE } from '../../src/dialogue/tree.ts';
import type { Storage } from '../../src/storage/index.ts';
import { walkTheTree, type Scenario, type Walk } from '../support/call-walker.ts';
import {
  adjustClinic,
  ANTONIO,
  bookFor,
  keepDoctors,
  LUCIA,
  MONDAY_MORNING,
  MONDAY_NIGHT,
  withoutHours,
} from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

const templates: TemplateDatabase[] = [];
afterAll(() => templates.forEach((template) => template.remove()));

/** Arrows that some call has really gone, as `node → node`. */
const gone = new Set<string>();

async function scenario(
  name: string,
  options: Partial<Omit<Scenario, 'name' | 'clinic'>>,
  prepare: (storage: Storage) => Promise<void>,
): Promise<Scenario> {
  const now = options.now ?? MONDAY_MORNING;
  const clinic = await TemplateDatabase.create(now, prepare);
  templates.push(clinic);
  const { numbers, ...rest } = options;
  return {
    name,
    now,
    clinic,
    inspect: inspectDatabase,
    ...rest,
    numbers: {
      'identify.cpf': [LUCIA.cpf],
      'identify.birth-date': [LUCIA.birth],
      'book.date': ['2411', '2511', '2911', '24122026', '3102'],
      'move.date': ['2411', '2911'],
      'cancel.by-date': ['2411', '2511', '2611'],
      'move.by-date': ['2411', '2511'],
      'attendant.number': ['8532220000', '85999990000'],
      ...numbers,
    },
  };
}

/** Few doctors and few days: the tree is the same, and it has an end. */
async function small(storage: Storage): Promise<void> {
  await keepDoctors(storage, ['rafael-costa', 'juliana-silva', 'marina-correa']);
  await adjustClinic(storage, { horizon_days: 2 });
}

const SCENARIOS: readonly (() => Promise<Scenario>)[] = [
  () => scenario('a clinic with few days', {}, small),
  () =>
    scenario('a patient with three visits, two of them on one day', {}, async (storage) => {
      await small(storage);
      await adjustClinic(storage, { max_active_visits: 9, max_active_visits_per_specialty: 9 });
      await bookFor(storage, LUCIA.id, [
        { doctorId: 'rafael-costa', date: '2026-11-24', minute: 9 * 60 },
        { doctorId: 'juliana-silva', date: '2026-11-24', minute: 11 * 60 },
        { doctorId: 'marina-correa', date: '2026-11-25', minute: 10 * 60 },
      ]);
    }),
  () =>
    scenario('a patient who has as many visits as may be, one of them too near to change', {}, async (storage) => {
      await small(storage);
      await adjustClinic(storage, { max_active_visits: 2 });
      await bookFor(storage, LUCIA.id, [
        { doctorId: 'rafael-costa', date: '2026-11-23', minute: 9 * 60 },
        { doctorId: 'juliana-silva', date: '2026-11-24', minute: 11 * 60 },
      ]);
    }),
  () =>
    scenario('one visit of a specialty is all', {}, async (storage) => {
      await small(storage);
      await adjustClinic(storage, { max_active_visits_per_specialty: 1 });
      await bookFor(storage, LUCIA.id, [{ doctorId: 'rafael-costa', date: '2026-11-25', minute: 9 * 60 }]);
    }),
  () =>
    scenario(
      'a clinic that wants a PIN',
      {
        numbers: {
          'identify.cpf': [ANTONIO.cpf],
          'identify.birth-date': [ANTONIO.birth],
          'identify.pin': [`${ANTONIO.pin}#`, '1111#'],
        },
      },
      async (storage) => {
        await small(storage);
        await adjustClinic(storage, { require_pin: 1 });
        await bookFor(storage, ANTONIO.id, [{ doctorId: 'rafael-costa', date: '2026-11-25', minute: 9 * 60 }]);
      },
    ),
  () => scenario('a PIN wanted of a patient who has none', {}, (storage) => small(storage).then(() => adjustClinic(storage, { require_pin: 1 }))),
  () => scenario('late in the evening', { now: MONDAY_NIGHT, callerNumber: LUCIA.phone }, small),
  () => scenario('late in the evening, number withheld', { now: MONDAY_NIGHT }, small),
  () =>
    scenario('a caller known by number', { callerNumber: LUCIA.phone }, async (storage) => {
      await small(storage);
      await adjustClinic(storage, { trust_caller_number: 1 });
    }),
  () => scenario('a clinic with no doctors', {}, (storage) => keepDoctors(storage, ['nobody'])),
  () => scenario('doctors without hours', {}, (storage) => small(storage).then(() => withoutHours(storage))),
  () =>
    scenario('one doctor alone, whose days are full', {}, async (storage) => {
      await keepDoctors(storage, ['rafael-costa']);
      await adjustClinic(storage, { horizon_days: 0, least_notice_minutes: 24 * 60 });
      await bookFor(storage, LUCIA.id, [{ doctorId: 'rafael-costa', date: '2026-11-25', minute: 9 * 60 }]);
    }),
];

describe('every path of the call tree', () => {
  test.each(SCENARIOS.map((make, index) => [index, make] as const))(
    'ends well: scenario %i',
    async (_, make) => {
      const it = await make();
      const walks = await walkTheTree(it, CALL_TREE, (walk) => {
        expectGoodEnd(walk, it.name);
        expectDrawnArrows(walk);
      });
      console.log(`  ${it.name}: ${walks} calls walked`);
    },
    600_000,
  );

  test('every arrow that is drawn has been gone by some call', () => {
    const drawn = CALL_TREE.flatMap((node) => arrowsOf(node).map((to) => `${node.id} → ${to}`));
    expect([...new Set(drawn)].filter((arrow) => !gone.has(arrow))).toEqual([]);
  });
});

function expectGoodEnd(walk: Walk, name: string): void {
  const told = () => `${name}\n${walk.transcript.join('\n')}`;
  expect(walk.reported, told()).toEqual([]);
  if (walk.end === 'hung-up') return;
  const [before, last] = walk.commands.slice(-2);
  expect(last?.kind, told()).toBe(walk.end === 'attendant' ? 'transfer' : 'hang-up');
  const words = before?.utterance.map(({ id }) => id) ?? [];
  expect(words, told()).toContain(walk.end === 'attendant' ? 'prompt/attendant.connecting' : 'prompt/ending.thanks');
}

/** No time stays held; who was told "marcada" has the row, and who was not has none. */
async function inspectDatabase(storage: Storage, walk: Walk): Promise<void> {
  const told = walk.transcript.join('\n');
  const { holds, booked } = await storage.database.read(async (db) => ({
    holds: await db.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
    booked: await db.selectFrom('appointment_events').selectAll().where('call_id', '=', 'call-1').where('kind', '=', 'booked').execute(),
  }));
  expect(holds, told).toEqual([]);
  const confirmations = walk.events.filter((event) => event.kind === 'said' && event.text.includes('está marcada')).length;
  const hungUpUntold = walk.end === 'hung-up' && booked.length === confirmations + 1;
  if (!hungUpUntold) expect(booked.length, told).toBe(confirmations > 0 ? new Set(protocolsOf(walk)).size : 0);
}

const protocolsOf = (walk: Walk): string[] =>
  walk.events.flatMap((event) => (event.kind === 'said' ? (/marcada\..*protocolo é ([^.]*)\./.exec(event.text)?.[1] ?? []) : []));

function expectDrawnArrows(walk: Walk): void {
  for (const [index, asked] of walk.asked.entries()) {
    const next = walk.asked[index + 1]?.question ?? endingOf(walk);
    if (next === null || asked.answer === null) continue;
    gone.add(`${asked.question} → ${next}`);
    const node = CALL_TREE.find(({ id }) => id === asked.question);
    const allowed = new Set([...(node ? arrowsOf(node) : []), asked.question, 'attendant', 'attendant.callback', 'goodbye']);
    expect([...allowed], `${asked.question} --${asked.answer}--> ${next}\n${walk.transcript.join('\n')}`).toContain(next);
  }
}

function endingOf(walk: Walk): string | null {
  if (walk.end === 'hung-up') return null;
  return walk.end === 'attendant' ? 'attendant' : 'goodbye';
}

function arrowsOf(node: TreeNode): string[] {
  if (node.kind === 'keys') return [...node.leadsTo, ...node.back];
  if (node.kind === 'list') return [...node.leadsTo, ...node.extras.flatMap(({ leadsTo }) => leadsTo), ...node.back];
  return [...node.choices.flatMap(({ leadsTo }) => leadsTo), ...(node.silence?.leadsTo ?? []), ...node.back];
}
