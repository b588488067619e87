import { describe, expect, test } from 'vitest';
import { fakeDesk } from './fake-desk.test-support.ts';
import { HeldTimes, HOLD_MS } from './held-times.ts';
import { StorageUnavailable, type Hold, type HoldRequest } from './ports.ts';
import { offerAt } from './visit-cases.test-support.ts';

const [first, second, third] = [offerAt(0), offerAt(6), offerAt(12)];
const away = new StorageUnavailable('the database is away');

/** A desk on which some times are somebody else's, and some holds fail. */
function deskWhere(outcome: (request: HoldRequest) => 'held' | 'taken' | Error) {
  const released: string[][] = [];
  const desk = fakeDesk({
    agenda: {
      hold: async (request) => {
        const it = outcome(request);
        if (it instanceof Error) throw it;
        return it;
      },
      release: async (holds) => void released.push(holds.map(({ id }) => id)),
    },
  });
  return { desk, released };
}

const ids = (holds: readonly Hold[]): string[] => holds.map(({ id }) => id);

describe('the times that a call holds', () => {
  test('are those that were still free, in the order offered, each for five minutes from now', async () => {
    const { desk } = deskWhere(({ offer }) => (offer === second ? 'taken' : 'held'));
    const holds = await new HeldTimes(desk).holdAll([first, second, third]);
    expect(holds).toEqual([
      { id: 'id-1', offer: first },
      { id: 'id-3', offer: third },
    ]);
    const now = desk.clock.at;
    expect(desk.calls[0]).toEqual([
      'agenda.hold',
      { id: 'id-1', offer: first, now, expiresAt: now + HOLD_MS },
    ]);
  });

  test('are let go all at once, and only once', async () => {
    const { desk, released } = deskWhere(() => 'held');
    const held = new HeldTimes(desk);
    await held.holdAll([first, second]);
    await held.releaseAll();
    await held.releaseAll();
    expect(released).toEqual([['id-1', 'id-2']]);
  });

  test('are let go but for the one that was chosen, which is held for as long again, and let go later', async () => {
    const { desk, released } = deskWhere(() => 'held');
    const held = new HeldTimes(desk);
    const [, chosen] = await held.holdAll([first, second, third]);
    if (!chosen) throw new Error('nothing was held');
    desk.clock.at += 60_000;
    expect(await held.keepOnly(chosen)).toBe(true);
    expect(desk.calls.at(-1)).toEqual([
      'agenda.hold',
      { ...chosen, now: desk.clock.at, expiresAt: desk.clock.at + HOLD_MS },
    ]);
    await held.releaseAll();
    expect(released).toEqual([['id-1', 'id-3'], ['id-2']]);
  });

  test('may be lost by who took too long to choose: a rival has it', async () => {
    let holds = 0;
    const { desk } = deskWhere(() => (++holds > 1 ? 'taken' : 'held'));
    const held = new HeldTimes(desk);
    const [chosen] = await held.holdAll([first]);
    if (!chosen) throw new Error('nothing was held');
    expect(await held.keepOnly(chosen)).toBe(false);
  });

  test('that somebody else has are not let go: they were never ours', async () => {
    const { desk, released } = deskWhere(() => 'taken');
    const held = new HeldTimes(desk);
    expect(await held.holdAll([first, second])).toEqual([]);
    await held.releaseAll();
    expect(released).toEqual([]);
  });
});

describe('when a hold fails', () => {
  test('the failure is told only once all the others have come to their end, and all are let go later', async () => {
    const slow = Promise.withResolvers<void>();
    const released: string[][] = [];
    const desk = fakeDesk({
      agenda: {
        hold: async ({ offer }) => {
          if (offer === second) throw away;
          await slow.promise;
          return 'held';
        },
        release: async (holds) => void released.push(ids(holds)),
      },
    });
    const held = new HeldTimes(desk);
    let told = false;
    const holding = held.holdAll([first, second, third]).catch((error: unknown) => {
      told = true;
      return error;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toBe(false);
    slow.resolve();
    expect(await holding).toBe(away);
    await held.releaseAll();
    // The failed one as well: it may have been taken without our hearing of it.
    expect(released).toEqual([['id-1', 'id-2', 'id-3']]);
  });

  test('a release that fails is owed still, and is made good by the next', async () => {
    const released: string[][] = [];
    let failures = 1;
    const desk = fakeDesk({
      agenda: {
        release: async (holds) => {
          if (failures-- > 0) throw away;
          released.push(ids(holds));
        },
      },
    });
    const held = new HeldTimes(desk);
    await held.holdAll([first]);
    await expect(held.releaseAll()).rejects.toBe(away);
    await held.releaseAll();
    expect(released).toEqual([['id-1']]);
  });
});
