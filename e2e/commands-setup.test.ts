import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CommandLine } from './support/command-line.ts';

const shell = new CommandLine();
afterAll(() => shell.close());

const EXAMPLE = readFileSync(new URL('../docs/clinic.example.json', import.meta.url), 'utf8');
const LUCIA = '529.982.247-25';

function file(name: string, content: string): string {
  const at = path.join(shell.folder, name);
  writeFileSync(at, content);
  return at;
}

describe('`setup`', () => {
  test('prints an example, which makes a clinic that `check` finds no fault with', async () => {
    const settings = { DATABASE_URL: shell.database('example'), AGI_PORT: '0' };
    const { code, out } = await shell.run(['setup', '--example'], { DATABASE_URL: 'none' });
    expect([code, out]).toEqual([0, EXAMPLE]);
    const setup = await shell.run(['setup', file('clinic.json', out)], settings);
    expect(setup).toMatchObject({ code: 0, err: expect.not.stringContaining('at ') as string });
    expect(setup.out).toContain('  + doctor rafael-costa: Dr. Rafael Costa, CRM 10138 CE');
    expect(setup.out).toContain('The clinic is in place');
    const checked = await shell.run(['check'], settings);
    expect(checked.out).toContain('ok    clinic "Clínica Exemplo"');
  });

  test('changes a clinic that is there with --yes, and otherwise only says what would change', async () => {
    const settings = { DATABASE_URL: shell.database('changed') };
    const first = file('first.json', EXAMPLE);
    const second = file('second.json', EXAMPLE.replace('"horizonDays": 90', '"horizonDays": 30'));
    await shell.run(['setup', first], settings);
    const told = await shell.run(['setup', second], settings);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/would change:\n {2}- horizon: 90 days\n {2}\+ horizon: 30 days\n\nNothing was/);
    expect((await shell.run(['setup', first], settings)).out).toContain('nothing to change');
    const done = await shell.run(['setup', second, '--yes'], settings);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('Done')]);
    expect((await shell.run(['setup', second], settings)).out).toContain('nothing to change');
  });

  test('names what of the demo is in the way of a real clinic', async () => {
    const settings = { DATABASE_URL: shell.database('demo') };
    await shell.run(['demo'], settings);
    const { code, out } = await shell.run(['setup', file('real.json', EXAMPLE)], settings);
    expect(code).toBe(0);
    expect(out).toContain('disque-consulta erase 52998224725 --yes');
    expect(out).toMatch(/^Upcoming visits outside what the clinic then offers: 1\. /m);
  });

  test('with a file that cannot be used: all its problems, exit code 1, and the database as it was', async () => {
    const settings = { DATABASE_URL: shell.database('wrong') };
    const wrong = file(
      'wrong.json',
      EXAMPLE.replace('"crmUf"', '"crmUF"').replace('2027-12-24', '2027-12-42'),
    );
    const { code, out, err } = await shell.run(['setup', wrong], settings);
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^WRONG doctors\[0\]\.crmUf \(Rafael Costa\): must be a state such as "CE"/),
      expect.stringMatching(
        /^WRONG doctors\[0\] \(Rafael Costa\): has no key "crmUF"; its keys are id, name, /,
      ),
      expect.stringMatching(/^WRONG holidays\[2\]\.date \(Véspera de Natal\): must be a real date/),
    ]);
    expect(err).toContain(`3 problems in ${wrong}: nothing was changed`);
    expect(await shell.run(['setup', '/no/such.json'], settings)).toMatchObject({ code: 1 });
  });
});

describe('`serve` without a clinic', () => {
  test('says so loudly, at its start and in its log, and how to get one', async () => {
    const settings = { DATABASE_URL: shell.database('none'), AGI_PORT: '0' };
    const program = shell.start(['serve'], settings);
    await program.says(
      /NO CLINIC TO SERVE[^]*every caller hears an apology[^]*disque-consulta setup clinic\.json[^]*DEMO=true/,
    );
    program.child.kill('SIGTERM');
    const { err } = await program.ended;
    expect(err).toMatch(/"level":50.*holds no clinic/);
    expect(err).toContain('disque-consulta setup FILE');
  });

  test('shows no demo patients where there are none, even with DEMO', async () => {
    const settings = { DATABASE_URL: shell.database('own'), AGI_PORT: '0', DEMO: 'true' };
    await shell.run(['setup', file('own.json', EXAMPLE)], settings);
    const program = shell.start(['serve'], settings);
    await program.says(/Clínica Exemplo[^]*Ctrl-C/);
    program.child.kill('SIGTERM');
    expect((await program.ended).out).not.toContain('52998224725');
  });
});

describe('secrets need not be arguments', () => {
  test('a CPF may come from standard input', async () => {
    const settings = { DATABASE_URL: shell.database('secrets') };
    await shell.run(['demo'], settings);
    const exported = await shell.run(['export', '-'], settings, `${LUCIA}\n`);
    expect(JSON.parse(exported.out)).toMatchObject({ patient: { id: 'demo-lucia' } });
    expect((await shell.run(['issue-pin', '-'], settings, LUCIA)).out).toMatch(/^\d{6}\n$/);
    const erase = await shell.run(['erase', '-'], settings, LUCIA);
    expect(erase.out).toContain('To do it: the same command with --yes');
    expect(await shell.run(['erase', '-', '--yes'], settings, LUCIA)).toMatchObject({ code: 0 });
    expect(await shell.run(['export', '-'], settings, '')).toMatchObject({ code: 1 });
  });

  test('the old database may be named by LEGACY_DATABASE_URL, and its password is never shown', async () => {
    const settings = { DATABASE_URL: shell.database('legacy'), LEGACY_DATABASE_URL: 'mysql://old:s3cr3t@/x' };
    const { code, err } = await shell.run(['import-legacy'], settings);
    expect(code).toBe(78);
    expect(err).toMatch(/^LEGACY_DATABASE_URL has a host/m);
    expect(err).not.toContain('s3cr3t');
  });

  test('settings may stand in .env; the environment goes before it', async () => {
    file('.env', `DATABASE_URL=${shell.database('dotenv')}\n`);
    await shell.run(['migrate']);
    const tables = new DatabaseSync(path.join(shell.folder, 'dotenv.db'));
    expect(tables.prepare('SELECT COUNT(*) AS n FROM clinic').get()).toEqual({ n: 0 });
    tables.close();
  });
});
