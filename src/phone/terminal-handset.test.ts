import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { KeyQueue } from './handset.ts';
import { TerminalHandset } from './terminal-handset.ts';

/** A telephone whose input is a pipe (or a terminal), and everything it printed. */
function telephone({ terminal = false, fast = true } = {}) {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: terminal,
    setRawMode: (mode: boolean) => void raw.push(mode),
  });
  const printed: string[] = [];
  const handset = new TerminalHandset({
    input: input as never,
    print: (text) => void printed.push(text),
    wordingOf: (sound) =>
      ({ moment: 'Só um momento', stop: '.', cpf: 'Digite o CPF:', breath: '' })[sound] ?? `[${sound}]`,
    fast,
  });
  return { handset, input, raw, shown: () => printed.join('') };
}

/** Typed, and taken in. */
async function type(input: PassThrough, characters: string): Promise<void> {
  input.write(characters);
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a telephone whose keys come down a pipe', () => {
  test('presses each key when it is listened to, and `,` lets one question pass', async () => {
    const { handset, input } = telephone();
    input.write('12,\n#*A');
    const pressed: (string | null)[] = [];
    for (let n = 0; n < 6; n++) pressed.push(await handset.key(5_000));
    expect(pressed).toEqual(['1', '2', null, '#', '*', 'A']);
  });

  test('presses nothing while it is spoken to: no key is ever early', async () => {
    const { handset, input } = telephone();
    input.write('12');
    await handset.hear('cpf');
    expect(handset.waitingKeys()).toBe('');
    expect(await handset.key(0)).toBeNull();
    expect(await handset.key(5_000)).toBe('1');
  });

  test('passes over what is no key', async () => {
    const { handset, input } = telephone();
    input.write('o número: 5.2-9 q\n');
    expect([await handset.key(1), await handset.key(1), await handset.key(1)]).toEqual(['5', '2', '9']);
  });

  test('waits for keys that are yet to come, and hangs up at the end of the pipe', async () => {
    const { handset, input } = telephone();
    const first = handset.key(5_000);
    await type(input, '7');
    expect(await first).toBe('7');
    input.end();
    expect(await handset.key(5_000)).toBeNull();
    expect(await handset.putDown).toBeUndefined();
  });

  test('shows the call as it is spoken and keyed', async () => {
    const { handset, input, shown } = telephone();
    input.write('52,');
    await handset.hear('moment');
    await handset.hear('stop');
    await handset.hear('cpf');
    for (let n = 0; n < 3; n++) await handset.key(5_000);
    await handset.hear('name/unknown');
    expect(shown()).toBe('> Só um momento. Digite o CPF:\n< 52…\n> [name/unknown]');
  });
});

describe('a telephone in a terminal', () => {
  test('shows no breath between two sentences', async () => {
    const { handset, shown } = telephone({ terminal: true });
    for (const sound of ['cpf', 'breath', 'cpf']) await handset.hear(sound);
    expect(shown()).toBe('> Digite o CPF: Digite o CPF:');
  });

  test('has every key at once, and gives the terminal back at the end', async () => {
    const { handset, input, raw, shown } = telephone({ terminal: true });
    await type(input, '52a*x#');
    expect(handset.waitingKeys()).toBe('52A*#');
    handset.close();
    expect(raw).toEqual([true, false]);
    expect(shown()).toBe('\n< 52A*#\n');
  });

  test('takes keys that come together one by one, each once', async () => {
    const { handset, input } = telephone({ terminal: true });
    const first = handset.key(60_000);
    await type(input, '529');
    expect([await first, await handset.key(60_000), await handset.key(60_000)]).toEqual(['5', '2', '9']);
    expect(handset.waitingKeys()).toBe('');
  });

  test.each(['5', ' ', '\r'])('is cut short in the middle of a recording by %j', async (key) => {
    const { handset, input } = telephone({ terminal: true, fast: false });
    const hearing = handset.hear('cpf'.repeat(1_000));
    await type(input, key);
    expect(await hearing).toBeUndefined();
    expect(handset.waitingKeys()).toBe(key === '5' ? '5' : '');
  });

  test.each(['q', '\u0003', '\u0004'])('hangs up with %j, whatever it waits for', async (key) => {
    const { handset, input } = telephone({ terminal: true });
    const waiting = handset.key(3_600_000);
    await type(input, key);
    expect(await waiting).toBeNull();
    expect(await handset.putDown).toBeUndefined();
    expect(await handset.key(3_600_000)).toBeNull();
  });

  test('hangs up when the terminal goes away', async () => {
    const { handset, input } = telephone({ terminal: true });
    input.end();
    expect(await handset.putDown).toBeUndefined();
  });
});

test('a queue gives a key to who waits for it, and silence when none comes in time', async () => {
  const queue = new KeyQueue();
  expect(await queue.next(1)).toBeNull();
  queue.press('1');
  expect([await queue.next(1), await queue.next(1)]).toEqual(['1', null]);
  queue.press('2');
  expect([queue.takeAll(), queue.takeAll()]).toEqual(['2', '']);
});
