import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CallDetails, CallPage, LiveCalls } from '../src/web/contract/calls.ts';
import { AgiCaller } from './support/agi-caller.ts';
import { CommandLine, type Running } from './support/command-line.ts';
import { sharedConsole } from './support/console/fixtures.ts';
import { mariadbAvailable, startMariadb } from './support/mariadb.ts';
import { CARLOS, LUCIA } from './support/small-clinic.ts';

const shell = new CommandLine();
const databaseUrl = shell.database('clinic');
const SETTINGS = { DATABASE_URL: databaseUrl };
const IDENTIFIED = [LUCIA.cpf, LUCIA.birth];
/** General practice, the first doctor, the first time; read back. */
const READ_BACK = [...IDENTIFIED, '1', '1', '1', '1'];

/** The console is another process than those that Asterisk starts: all it knows of their calls is in the database. */
describe('a call that `agi` answers on standard input', () => {
  afterAll(() => shell.close());
  const server = sharedConsole({ databaseUrl });

  const console = () => server.api('receptionist');
  const onTheLine = async () => (await (await console()).get<LiveCalls>('/calls/live')).body.calls;
  const latest = async () => (await (await console()).get<CallPage>('/calls?limit=1')).body.items[0];
  const details = async (id = '') => (await (await console()).get<CallDetails>(`/calls/${id}`)).body;

  /** A call as far as its first question beyond these answers; each time that one more is asked, `then` is called. */
  function call(
    answers: readonly string[],
    then: (program: Running) => void = () => undefined,
    phone = LUCIA.phone,
  ) {
    const program = shell.start(['agi'], SETTINGS);
    const caller = new AgiCaller(program, answers, () => then(program), phone);
    return { caller, program };
  }
  const hangUp = ({ child }: Running) => {
    child.kill('SIGHUP');
    child.stdin.end();
  };

  test('is on the line while it lasts, and in the history when it is over, with what was said', async () => {
    const { program } = call(READ_BACK);
    await expect
      .poll(onTheLine, { timeout: 15_000 })
      .toMatchObject([
        { patient: { name: 'Lúcia Ferreira' }, question: { id: 'book.confirm' }, outcome: null },
      ]);
    hangUp(program);
    expect(await program.ended).toMatchObject({ code: 0 });
    expect(await onTheLine()).toEqual([]);
    expect(await latest()).toMatchObject({
      caller: expect.stringMatching(/^\*+01$/) as string,
      patient: { name: 'Lúcia Ferreira' },
      outcome: 'hung-up',
      question: { id: 'book.confirm' },
      language: 'pt_BR',
    });
    const { transcript } = await details((await latest())?.id);
    expect(transcript.at(-1)).toMatchObject({ kind: 'ended' });
    expect(transcript.find(({ kind }) => kind === 'said')).toMatchObject({
      text: expect.stringContaining('CPF') as string,
    });
  });

  test('has its visits, and how it ended, there', async () => {
    const { program } = call([...READ_BACK, '1', '', '0'], hangUp);
    expect(await program.ended).toMatchObject({ code: 0 });
    const { call: recorded, visits } = await details((await latest())?.id);
    expect(recorded).toMatchObject({ outcome: 'goodbye', gaveUp: false });
    expect(visits).toMatchObject([{ kind: 'booked' }]);
  });

  test('is there however short it was, when SIGHUP tells of the hang-up', async () => {
    const before = (await latest())?.id;
    const { program } = call([], hangUp);
    expect(await program.ended).toMatchObject({ code: 0 });
    const last = await latest();
    expect(last?.id).not.toBe(before);
    expect(last).toMatchObject({ outcome: 'hung-up', question: { id: 'identify.cpf' }, patient: null });
  });

  test('comes to a spoken end on SIGTERM, and that is there too', async () => {
    let asked = 0;
    const { caller, program } = call(IDENTIFIED, ({ child }) => {
      if ((asked += 1) === 1) child.kill('SIGTERM');
      child.stdin.write('100 result=0 Trying...\n200 result=0 Gosub complete\n');
    });
    expect(await program.ended).toMatchObject({ code: 0 });
    expect(caller.played).toContain('pt_BR/prompt/trouble.closing');
    const { call: recorded } = await details((await latest())?.id);
    expect(recorded.patient?.name).toBe('Lúcia Ferreira');
    expect(['attendant', 'goodbye']).toContain(recorded.outcome);
  });

  test('is nobody’s when its patient was erased meanwhile', async () => {
    const { program } = call([CARLOS.cpf, CARLOS.birth], undefined, CARLOS.phone);
    await expect
      .poll(onTheLine, { timeout: 15_000 })
      .toMatchObject([{ patient: { name: 'Carlos Nogueira' }, question: { id: 'main-menu' } }]);
    expect(await shell.run(['erase', CARLOS.cpf, '--yes'], SETTINGS)).toMatchObject({ code: 0 });
    hangUp(program);
    expect(await program.ended).toMatchObject({ code: 0 });
    const { call: recorded, transcript } = await details((await latest())?.id);
    expect(recorded).toMatchObject({ patient: null, caller: null, outcome: 'hung-up' });
    expect(transcript).toEqual([]);
    const left = await server.storage.database.read(async (db) => [
      await db.selectFrom('calls').selectAll().where('patient_id', '=', CARLOS.id).execute(),
      await db.selectFrom('callers').selectAll().where('patient_id', '=', CARLOS.id).execute(),
    ]);
    expect(left).toEqual([[], []]);
  });

  test('goes on, and the program ends well, where it cannot be written down', async () => {
    const rename = (from: string, to: string) =>
      server.storage.database.read((db) => db.schema.alterTable(from).renameTo(to).execute());
    await rename('calls', 'calls_away');
    const { caller, program } = call([...IDENTIFIED, '0'], hangUp);
    const { code, err } = await program.ended;
    await rename('calls_away', 'calls');
    expect(code).toBe(0);
    expect(caller.commands.at(-1)).toEqual(['HANGUP']);
    expect(caller.played).toContain('pt_BR/prompt/ending.thanks');
    expect(err).toContain('the last calls could not be recorded');
  });
});

describe.skipIf(!mariadbAvailable())(
  'a call that `agi` answers, when the database does not answer at its end',
  () => {
    const lineShell = new CommandLine();
    afterAll(() => lineShell.close());

    test('goes on, and the program ends without waiting for what the database still owes it', async () => {
      const mariadb = await startMariadb();
      onTestFinished(() => mariadb.stop());
      const settings = { DATABASE_URL: await mariadb.createDatabase('clinic') };
      for (const command of ['migrate', 'demo']) await lineShell.run([command], settings);
      const operator = await mariadb.connect('clinic');
      await operator.query('LOCK TABLES calls WRITE');
      const program = lineShell.start(['agi'], settings);
      const caller = new AgiCaller(program, [...IDENTIFIED, '0'], () => undefined, LUCIA.phone);
      const { code, err } = await program.ended;
      await operator.end();
      expect(code).toBe(0);
      expect(caller.played).toContain('pt_BR/prompt/ending.thanks');
      expect(err).toContain('the last calls could not be recorded');
      // That is what is said once the database has been waited for to the end.
      expect(err).not.toContain('recording calls failed');
    });
  },
);
