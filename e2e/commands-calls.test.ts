import { once } from 'node:events';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeAsterisk } from '../src/agi/fake-asterisk.test-support.ts';
import { AgiCaller } from './support/agi-caller.ts';
import { CommandLine, type Running } from './support/command-line.ts';
import { attendantsAreAlwaysThere, LUCIA } from './support/small-clinic.ts';
import { open } from './storage/engines.ts';

const shell = new CommandLine();
const SETTINGS = { DATABASE_URL: shell.database('clinic'), LOG_LEVEL: 'trace' };
beforeAll(async () => {
  await shell.run(['demo'], SETTINGS);
});
afterAll(() => shell.close());
beforeEach(() => rows('DELETE FROM appointments WHERE patient_id = ? RETURNING id', LUCIA.id));

function rows(statement: string, ...values: readonly (string | number)[]): unknown[] {
  const db = new DatabaseSync(path.join(shell.folder, 'clinic.db'));
  try {
    return db.prepare(statement).all(...values);
  } finally {
    db.close();
  }
}

const booked = () =>
  rows("SELECT status FROM appointments WHERE patient_id = ? AND status = 'booked'", LUCIA.id);
const held = () => rows('SELECT tick FROM slot_claims WHERE hold_id IS NOT NULL');
const IDENTIFIED = [LUCIA.cpf, LUCIA.birth];
/** General practice, the first doctor, the first time; read back. */
const READ_BACK = [...IDENTIFIED, '1', '1', '1', '1'];

describe('`agi`, one call on standard input and output', () => {
  /** A call to its end; `then` is what happens when the caller has given these answers and is asked once more. */
  async function call(
    answers: readonly string[],
    afterwards: (program: Running) => void = ({ child }) => void child.stdin.end(),
  ) {
    const program = shell.start(['agi'], SETTINGS);
    const caller = new AgiCaller(program, answers, () => afterwards(program), LUCIA.phone);
    return { caller, ...(await program.ended) };
  }

  test('books a visit, tells it, and hangs up; nothing but commands goes to standard output', async () => {
    const { caller, code, out } = await call([...READ_BACK, '1', '', '0']);
    expect(caller.played).toEqual(
      expect.arrayContaining(['pt_BR/prompt/done.booked', 'pt_BR/prompt/ending.thanks']),
    );
    expect(caller.commands.at(-1)).toEqual(['HANGUP']);
    expect(code).toBe(0);
    expect(booked()).toEqual([{ status: 'booked' }]);
    expect(held()).toEqual([]);
    for (const line of out.trim().split('\n'))
      expect(line).toMatch(/^(SET|GET FULL) VARIABLE |^GOSUB |^HANGUP$/);
  });

  test('writes no CPF, birth date or telephone number into the log, at whatever level', async () => {
    const { err } = await call([...IDENTIFIED, '1', '1', '1', '4', '24122026', '*', '*', '*', '*', '0']);
    const lines = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg: string });
    expect(lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['call', 'said', 'asked', 'heard', 'call ended']),
    );
    for (const secret of [LUCIA.cpf, LUCIA.birth, '1955', LUCIA.phone, LUCIA.phone.slice(-8)])
      expect(err).not.toContain(secret);
  });

  test('survives the end of its input in the middle of the read-back: nothing is booked, nothing stays held', async () => {
    const { code, err } = await call(READ_BACK);
    expect(code).toBe(0);
    expect(err).toContain('"end":"hung-up"');
    expect([booked(), held()]).toEqual([[], []]);
  });

  test('survives SIGHUP, by which Asterisk tells of a hang-up, and lets go of what it held', async () => {
    const { code } = await call(READ_BACK, ({ child }) => {
      child.kill('SIGHUP');
      child.stdin.end();
    });
    expect(code).toBe(0);
    expect([booked(), held()]).toEqual([[], []]);
  });

  test('hands the caller to the attendant while one is there', async () => {
    const storage = await open(SETTINGS.DATABASE_URL);
    await attendantsAreAlwaysThere(storage);
    await storage.close();
    const { caller, code } = await call(['9']);
    expect(code).toBe(0);
    expect(caller.commands.at(-1)?.join(' ')).toBe('SET PRIORITY 1');
  });

  test('says at other times when one is there, and hangs up on whom nobody is to call back', async () => {
    const today = new Date().getUTCDay();
    for (const days of [-1, 0, 1])
      rows('DELETE FROM attendant_hours WHERE weekday = ? RETURNING weekday', ((today + days + 6) % 7) + 1);
    const { caller, code } = await call(['9', '9']);
    expect(code).toBe(0);
    expect(caller.played).toContain('pt_BR/prompt/attendant.hours');
    expect(caller.commands.at(-1)?.join(' ')).toBe('HANGUP');
  });

  test('ends with an error, and no call, when its input is no AGI', async () => {
    const { code, err } = await shell.run(['agi'], SETTINGS, 'GET / HTTP/1.1\r\n\r\n');
    expect(code).not.toBe(0);
    expect(err).toContain('AGI');
  });
});

describe('`serve`', () => {
  async function serving(settings: Record<string, string> = {}) {
    const program = shell.start(['serve'], { ...SETTINGS, AGI_PORT: '0', ...settings });
    const [, port] = await program.says(/agi:\/\/127\.0\.0\.1:(\d+)\/agendamento/);
    return { program, port: Number(port) };
  }
  const silent = (words: string[]) => (words[0] === 'GOSUB' ? undefined : '200 result=1');
  const refused = async (port: number): Promise<void> => {
    for (;;) {
      const socket = connect(port, '127.0.0.1');
      const open = await once(socket, 'connect').then(
        () => true,
        () => false,
      );
      socket.destroy();
      if (!open) return;
    }
  };

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends at once on %s when nobody is calling, with exit code 0',
    async (signal) => {
      const { program } = await serving();
      program.child.kill(signal);
      expect(await program.ended).toMatchObject({ code: 0 });
    },
  );

  test('on SIGTERM takes no more calls, lets the one in progress go on to its end, and exits with 0', async () => {
    const { program, port } = await serving();
    const call = await FakeAsterisk.call({ port, answer: silent });
    await call.heard(4);
    program.child.kill('SIGTERM');
    await refused(port);
    expect(program.child.exitCode).toBeNull();
    call.say('100 result=0 Trying...\n200 result=0 Gosub complete\n');
    await call.heard(5);
    expect(call.commands[4]?.slice(0, 2)).toEqual(['GET', 'FULL']);
    call.hangUp();
    call.end();
    expect(await program.ended).toMatchObject({ code: 0 });
  });

  test('after the drain deadline brings the call to a spoken end, and exits with 0', async () => {
    const { program, port } = await serving({ DRAIN_SECONDS: '0' });
    const call = await FakeAsterisk.call({ port, answer: silent });
    await call.heard(4);
    program.child.kill('SIGTERM');
    await refused(port);
    // Each question ends in silence; once the deadline has come, no other is asked.
    for (let heard = 6; !call.commands.at(-1)?.[4]?.includes('prompt/trouble.closing'); heard += 2) {
      expect(heard).toBeLessThan(10);
      call.socket.write('100 result=0 Trying...\n200 result=0 Gosub complete\n');
      await call.heard(heard);
    }
    call.hangUp();
    call.end();
    expect(await program.ended).toMatchObject({ code: 0 });
  });

  test('ends at once on a second signal, whichever it is', async () => {
    const { program, port } = await serving();
    const call = await FakeAsterisk.call({ port, answer: silent });
    await call.heard(4);
    program.child.kill('SIGTERM');
    await refused(port);
    program.child.kill('SIGINT');
    expect(await program.ended).toMatchObject({ code: 1 });
  });

  test('gives an empty database the demo clinic where DEMO says so, and says how to place a first call', async () => {
    const { program } = await serving({ DATABASE_URL: shell.database('first-start'), DEMO: 'true' });
    await program.says(/npm run phone -- --port \d+[^]*52998224725 +15031955/);
    program.child.kill('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0 });
  });
});
