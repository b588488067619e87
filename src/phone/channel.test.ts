import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArgs } from '../agi/parse-args.test-support.ts';
import { encodeLine } from '../agi/quoting.ts';
import { Channel } from './channel.ts';
import type { Handset } from './handset.ts';
import { wordsOf } from './place-call.ts';

/** Somebody who presses keys: `during` while a recording of that name plays, and `listening` once listened to (`,` waits). */
class Caller implements Handset {
  readonly heard: string[] = [];
  readonly waits: number[] = [];
  readonly putDown = new Promise<void>(() => undefined);
  readonly #during: Record<string, string>;
  readonly #keys: string[];
  #waiting = '';

  constructor({ during = {}, listening = '' }: { during?: Record<string, string>; listening?: string } = {}) {
    this.#during = during;
    this.#keys = Array.from(listening);
  }

  press(keys: string): void {
    this.#waiting += keys;
  }

  hear(sound: string): Promise<void> {
    this.heard.push(sound);
    this.press(this.#during[sound] ?? '');
    return Promise.resolve();
  }

  waitingKeys(): string {
    const keys = this.#waiting;
    this.#waiting = '';
    return keys;
  }

  key(withinMs: number): Promise<string | null> {
    this.waits.push(withinMs);
    const key = this.#keys.shift();
    return Promise.resolve(key === undefined || key === ',' ? null : key);
  }
}

const ask = (channel: Channel, args: string): Promise<string> =>
  channel.run(['GOSUB', 'disque-consulta-ask', 's', '1', args]);
const state = (channel: Channel): Promise<string> =>
  channel.run(['GET', 'FULL', 'VARIABLE', '${READSTATUS} ${DISQUE_KEYS}']);

describe('the subroutine that speaks and listens', () => {
  test('plays every recording, and takes as many keys as wanted', async () => {
    const caller = new Caller({ listening: '529' });
    const channel = new Channel(caller);
    expect(await ask(channel, 'a&b,3,0,5,2.5')).toBe('200 result=0 Gosub complete');
    expect(caller.heard).toEqual(['a', 'b']);
    expect(await state(channel)).toBe('200 result=1 (OK 529)');
    expect(caller.waits).toEqual([5_000, 2_500, 2_500]);
  });

  test.each([
    ['529', 'OK 529'],
    ['52#', 'OK 52#'],
    ['#', 'OK #'],
    ['5*A', 'OK 5*A'],
    ['52,', 'TIMEOUT 52'],
    [',', 'TIMEOUT '],
  ])('of who presses %j says %j', async (listening, said) => {
    const channel = new Channel(new Caller({ listening }));
    await ask(channel, 'a,3,0,5,3');
    expect(await state(channel)).toBe(`200 result=1 (${said})`);
  });

  test('is cut short by a key, which is the first of the answer', async () => {
    const caller = new Caller({ during: { a: '5' }, listening: '29' });
    const channel = new Channel(caller);
    await ask(channel, 'a&b&c,3,0,5,3');
    expect(caller.heard).toEqual(['a']);
    expect(await state(channel)).toBe('200 result=1 (OK 529)');
  });

  test('plays nothing to who has dialled ahead, and gives all of it', async () => {
    const caller = new Caller();
    const channel = new Channel(caller);
    caller.press('5291503');
    await ask(channel, 'a,3,0,5,3');
    expect(caller.heard).toEqual([]);
    expect(await state(channel)).toBe('200 result=1 (OK 5291503)');
  });

  test('cuts off the keys that the line says it has used, and keeps the rest', async () => {
    const caller = new Caller();
    const channel = new Channel(caller);
    caller.press('5291503');
    await ask(channel, 'a,3,0,5,3');
    await ask(channel, 'b,4,3,5,3');
    expect(await state(channel)).toBe('200 result=1 (OK 1503)');
    await ask(channel, 'c,1,4,5,3');
    expect(await state(channel)).toBe('200 result=1 (TIMEOUT )');
    expect(caller.heard).toEqual(['c']);
  });

  test('may have nothing to play', async () => {
    const caller = new Caller({ listening: '1' });
    const channel = new Channel(caller);
    await ask(channel, ',1,0,5,3');
    expect(caller.heard).toEqual([]);
    expect(await state(channel)).toBe('200 result=1 (OK 1)');
  });
});

describe('a channel', () => {
  test('keeps variables, and expands them', async () => {
    const channel = new Channel(new Caller());
    expect(await channel.run(['SET', 'VARIABLE', 'DISQUE_REASON', 'asked'])).toBe('200 result=1');
    expect(await channel.run(['GET', 'FULL', 'VARIABLE', '${DISQUE_REASON}/${NOTHING}'])).toBe(
      '200 result=1 (asked/)',
    );
  });

  test('keeps where the dialplan goes on', async () => {
    const channel = new Channel(new Caller());
    for (const [part, value] of [
      ['CONTEXT', 'attendant'],
      ['EXTENSION', 's'],
      ['PRIORITY', '1'],
    ] as const)
      expect(await channel.run(['SET', part, value])).toBe('200 result=0');
    expect(channel.afterwards).toEqual({ context: 'attendant', extension: 's', priority: '1' });
  });

  test('is hung up by the line', async () => {
    const channel = new Channel(new Caller());
    expect(await channel.run(['hangup'])).toBe('200 result=1');
    expect(channel.hungUp).toBe(true);
  });

  test.each([[[]], [['STREAM', 'FILE', 'x']], [['SET', 'MUSIC']]])(
    'knows no other command: %j',
    async (words) => {
      expect(await new Channel(new Caller()).run(words)).toBe('510 Invalid or unknown command');
    },
  );
});

describe("a command's words", () => {
  const sendable = fc
    .string({ unit: 'binary' })
    .filter((text) => text.isWellFormed() && !/[\r\n\0]/.test(text));

  test('are those that the line sent, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(sendable, { maxLength: 5 }), (args) => {
        const line = encodeLine('SET VARIABLE', args, 100_000).slice(0, -1);
        expect(wordsOf(line)).toEqual(['SET', 'VARIABLE', ...args]);
      }),
    );
  });

  test('are those that Asterisk reads, quoted or not', () => {
    const text = fc.array(fc.constantFrom('a', '\\a', '\\"', '\\\\', '" b"', '""', ' ', '\t', 'ção'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const line = `SET ${parts.join('')}`;
        expect(wordsOf(line)).toEqual(parseArgs(line));
      }),
    );
  });
});
