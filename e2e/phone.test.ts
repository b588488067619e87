/** The terminal phone as a script uses it: keys through a pipe, to a line served in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { inWords } from '../src/speech/portuguese.test-support.ts';
import { spokenProtocol } from '../src/speech/digits.ts';
import { systemIds } from '../src/main/ids.ts';
import { openStorage, type Storage } from '../src/storage/index.ts';
import { freePort } from './support/mariadb.ts';
import { attendantsAreAlwaysThere, LUCIA } from './support/small-clinic.ts';
import { CallRecord, until } from './support/telephone-calls.ts';
import { LineProcess, PROGRAM } from './support/telephone-process.ts';
import { Rows } from './support/telephone-rows.ts';

const TO_READ_BACK = `${LUCIA.cpf}${LUCIA.birth}1332`;

describe('the terminal phone', () => {
  let line: LineProcess;
  let calls: CallRecord;
  let storage: Storage;
  let phones: ChildProcess[] = [];

  beforeAll(async () => {
    calls = new CallRecord();
    line = await LineProcess.start({ AGI_PORT: '0', AGI_MAX_CALLS: '1', LOG_LEVEL: 'debug' }, calls);
    const url = `sqlite:${path.join(line.folder, 'data/disque-consulta.db')}`;
    storage = await openStorage(url, { ids: systemIds, now: Date.now, log: { warn: () => undefined } });
    await new Rows(storage).clear();
  });
  afterEach(async () => {
    for (const phone of phones) phone.kill('SIGKILL');
    phones = [];
    await allCallsEnded();
    await new Rows(storage).clear();
  });
  afterAll(async () => {
    await storage?.close();
    await line?.stop();
  });

  const allCallsEnded = () =>
    until(
      () => line.log.filter((each) => each.includes('"call ended"')).length === calls.count,
      () => 'the calls to end',
    );

  const pickUp = (port = line.port) => {
    const phone = spawn(PROGRAM, ['phone', '--fast', '--port', port], {
      cwd: line.folder,
      env: { PATH: process.env['PATH'] },
    });
    phones.push(phone);
    return phone;
  };
  /** Keys through a pipe which then ends; what it printed, and its exit code. */
  const call = async (keys: string, port = line.port) => {
    const phone = pickUp(port);
    phone.stdin.end(keys);
    const [said, complaint] = await Promise.all([
      text(phone.stdout),
      text(phone.stderr),
      once(phone, 'exit'),
    ]);
    return { said, complaint, code: phone.exitCode };
  };

  it('books a visit, and shows the call as it was spoken', async () => {
    const { said, complaint, code } = await call(`${TO_READ_BACK}1*0`);
    const [row, ...others] = await new Rows(storage).appointments();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ patient_id: LUCIA.id, status: 'booked' });
    expect(said).toContain(`> Agora, dia, mês e ano de nascimento, com oito números.\n< ${LUCIA.birth}\n`);
    expect(said).toContain('Parabéns, sua consulta está marcada:');
    expect(said).toContain(`Seu protocolo é ${inWords(spokenProtocol(row?.protocol ?? ''))}.`);
    expect(said).toMatch(/\[the line hung up\]\s*$/);
    expect({ complaint, code }).toEqual({ complaint: '', code: 0 });
  });

  it('shows where the dialplan would take a caller who wants a person', async () => {
    await attendantsAreAlwaysThere(storage);
    // The line reads the clinic's rules anew every three seconds.
    await vi.waitFor(async () => {
      const { said, complaint, code } = await call('9,');
      expect(said).toMatch(/\[transferred to disque-consulta-attendant,s,1: asked\]\s*$/);
      expect({ complaint, code }).toEqual({ complaint: '', code: 0 });
    }, 30_000);
  });

  it('hangs up where the pipe ends: nothing is booked, nothing held', async () => {
    const { said, complaint, code } = await call(TO_READ_BACK);
    expect(said).toContain('Para confirmar, tecle 1.');
    expect(said).toMatch(/\[you hung up\]\s*$/);
    expect({ complaint, code }).toEqual({ complaint: '', code: 0 });
    await allCallsEnded();
    expect(line.log.at(-1)).toContain('"end":"hung-up"');
    expect(await new Rows(storage).appointments()).toEqual([]);
    expect(await new Rows(storage).holds()).toEqual([]);
  });

  it('says so, with the remedy, where no line is running', async () => {
    const port = String(await freePort());
    expect(await call('1', port)).toMatchObject({
      complaint: `nobody answers at 127.0.0.1:${port} (ECONNREFUSED); start the line first: npm start\n`,
      code: 69,
    });
  });

  it('says so where the line is at its limit of calls', async () => {
    const before = calls.count;
    pickUp();
    await until(
      () => calls.count === before + 1,
      () => 'the first call',
    );
    const { said, code } = await call(LUCIA.cpf);
    expect(said).toContain('[the line is at its limit of calls (AGI_MAX_CALLS)');
    expect(code).toBe(69);
    expect(calls.count).toBe(before + 1);
  });
});
