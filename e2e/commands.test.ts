import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CommandLine } from './support/command-line.ts';

const shell = new CommandLine();
const servers: Server[] = [];
afterAll(() => {
  shell.close();
  for (const server of servers) server.close();
});

/** A port that somebody else listens on. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** Runs SQL in a database of the program's, as an operator would. */
function sql(name: string, ...statements: readonly string[]): void {
  const db = new DatabaseSync(path.join(shell.folder, `${name}.db`));
  for (const statement of statements) db.exec(statement);
  db.close();
}

/** Nobody listens there: the database is away. */
const AWAY = 'mysql://clinic:s3cr3t-word@127.0.0.1:1/clinic';

describe.concurrent('help', () => {
  test('of the program names every command and every setting', async () => {
    const { code, out } = await shell.run(['--help']);
    expect(code).toBe(0);
    for (const command of [
      'serve',
      'agi',
      'phone',
      'check',
      'migrate',
      'setup',
      'demo',
      'import-legacy',
      'export',
      'erase',
      'callmap',
    ])
      expect(out).toContain(`\n  ${command} `);
    for (const setting of [
      'DATABASE_URL',
      'AGI_PORT',
      'SOUNDS_DIR',
      'LOG_LEVEL',
      'DEMO',
      'LEGACY_DATABASE_URL',
    ])
      expect(out).toContain(`  ${setting} `);
  });

  test.each([
    'serve',
    'agi',
    'phone',
    'check',
    'migrate',
    'setup',
    'demo',
    'import-legacy',
    'export',
    'erase',
    'retention',
    'issue-pin',
    'reset-password',
    'callmap',
  ])('of `%s` says how to use it, and needs neither settings nor a database', async (command) => {
    const { code, out, err } = await shell.run([command, '--help'], { DATABASE_URL: AWAY, AGI_PORT: 'none' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: disque-consulta ${command}`);
  });
});

describe.concurrent('what is typed wrong ends with 64 and a way to help', () => {
  test.each([
    [['srve']],
    [['serve', '--prot']],
    [['export']],
    [['import-legacy']],
    [['setup']],
    [[]],
    [['phone', '--port', 'http']],
    [['phone', '--port', '65536']],
  ])('as in %j', async (args) => {
    const { code, err } = await shell.run(args);
    expect(code).toBe(64);
    expect(err).toMatch(/--help|Usage: /);
  });
});

describe.concurrent('settings that cannot be used end with 78', () => {
  test('all of them told at once, with what each should be', async () => {
    const { code, err, out } = await shell.run(['serve'], { AGI_PORT: 'http', LOG_LEVEL: 'loud' });
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['AGI_PORT', 'LOG_LEVEL']);
  });

  test.each([
    'mysql://clinic:s3cr3t-word@/clinic',
    'mysql://clinic:s3cr3t-word@db:99999/clinic',
    'mysql://clinic:s3cr3t-word@db:3306/',
    'mysql://clinic:s3cr3t-word/x@db/clinic?ssl=maybe',
    'postgres://clinic:s3cr3t-word@db/clinic',
    'mysql://clinic:s3cr3t-word',
  ])('DATABASE_URL without showing its password: %s', async (DATABASE_URL) => {
    for (const command of ['migrate', 'agi']) {
      const { code, err, out } = await shell.run([command], { DATABASE_URL }, 'agi_request: x\n\n');
      expect({ code, out }).toEqual({ code: 78, out: '' });
      expect(err).toMatch(/^DATABASE_URL .*; write it like "sqlite:/);
      expect(err).not.toContain('s3cr3t-word');
    }
  });
});

describe.concurrent('what is not there ends with 69', () => {
  test.each([['serve'], ['migrate'], ['demo'], ['agi']])('the database, for `%s`', async (command) => {
    // A caller's end of the line stays open: the program must not wait for it.
    const running = shell.start([command], { DATABASE_URL: AWAY });
    running.child.stdin.write('agi_request: x\n\n');
    const { code, err } = await running.ended;
    expect(code).toBe(69);
    expect(err).toContain('the database');
    expect(err).not.toContain('s3cr3t-word');
  });

  test('the port, taken by another program: which, and what to do', async () => {
    const port = await takenPort();
    const { code, err } = await shell.run(['serve'], {
      DATABASE_URL: shell.database('port'),
      AGI_PORT: String(port),
    });
    expect(code).toBe(69);
    expect(err).toMatch(new RegExp(`cannot listen on 127.0.0.1 port ${port}: another program`));
  });

  test('the line, for a telephone: how to start it', async () => {
    const { code, err } = await shell.run(['phone', '--port', '1'], {
      DATABASE_URL: shell.database('phone'),
    });
    expect(code).toBe(69);
    expect(err).toContain('nobody answers at 127.0.0.1:1 (ECONNREFUSED); start the line first: npm start');
  });
});

describe('the database', () => {
  test('is brought up to date, and a second time there is nothing to do', async () => {
    const settings = { DATABASE_URL: shell.database('twice') };
    expect(await shell.run(['migrate'], settings)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^applied: /) as string,
    });
    expect(await shell.run(['migrate'], settings)).toMatchObject({
      code: 0,
      out: 'the database is up to date\n',
    });
  });

  test('that is newer than the program is left alone: 78, and the remedy', async () => {
    const settings = { DATABASE_URL: shell.database('newer') };
    await shell.run(['migrate'], settings);
    sql(
      'newer',
      "INSERT INTO schema_migrations (version, name, applied_at) VALUES (9999, 'of-tomorrow', '2030-01-01 00:00:00')",
    );
    for (const command of ['serve', 'migrate', 'demo', 'agi']) {
      const { code, err } = await shell.run([command], settings, 'agi_request: x\n\n');
      expect(code).toBe(78);
      expect(err).toContain('the database has schema 9999, newer than this program knows');
    }
  });

  test('that is older, or empty, is told to `agi`, which never migrates', async () => {
    const { code, err } = await shell.run(
      ['agi'],
      { DATABASE_URL: shell.database('empty') },
      'agi_request: x\n\n',
    );
    expect(code).toBe(78);
    expect(err).toContain('run `disque-consulta migrate`');
  });

  test('is given the demo clinic while it is empty, and never again', async () => {
    const settings = { DATABASE_URL: shell.database('demo') };
    expect(await shell.run(['demo'], settings)).toMatchObject({
      code: 0,
      out: 'the demo clinic is in place\n',
    });
    const again = await shell.run(['demo'], settings);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('the database already holds a clinic: nothing was changed');
  });
});

describe('check', () => {
  test('finds all well with a clinic that is in order', async () => {
    const settings = { DATABASE_URL: shell.database('well'), AGI_PORT: '0' };
    await shell.run(['demo'], settings);
    const { code, out } = await shell.run(['check'], settings);
    expect(out).toContain('all is well');
    expect(code).toBe(0);
  });

  test('tells all that is wrong at once: the database, the recordings and the port', async () => {
    const { code, out, err } = await shell.run(['check'], {
      DATABASE_URL: AWAY,
      SOUNDS_DIR: '/no/such/folder',
      AGI_HOST: 'no-such-host.invalid',
      AGI_PORT: '4573',
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^WRONG database: the database/m);
    expect(out).toMatch(/^WRONG recordings: \/no\/such\/folder cannot be read \(ENOENT\); set SOUNDS_DIR/m);
    expect(out).toMatch(
      /^WRONG the line: cannot listen at no-such-host.invalid:4573 .*; set AGI_HOST and AGI_PORT/m,
    );
    expect(err).toContain('3 problems found');
    expect(out + err).not.toContain('s3cr3t-word');
  });

  test('makes no SQLite file that is not there, and says how one is made', async () => {
    const file = path.join(shell.folder, 'not-there.db');
    const { code, out } = await shell.run(['check'], { DATABASE_URL: `sqlite:${file}`, AGI_PORT: '0' });
    expect(code).toBe(1);
    expect(out).toContain(`WRONG database: there is no database at ${file}; run \`disque-consulta migrate\``);
    expect(existsSync(file)).toBe(false);
  });

  test('says of a database without a clinic how it gets one', async () => {
    const settings = { DATABASE_URL: shell.database('clinicless'), AGI_PORT: '0' };
    await shell.run(['migrate'], settings);
    const { code, out } = await shell.run(['check'], settings);
    expect(code).toBe(1);
    expect(out).toMatch(/^WRONG database: .* holds no clinic: .*`disque-consulta setup FILE`/m);
  });

  test('tells what is wrong with the settings', async () => {
    const { code, out } = await shell.run(['check'], { AGI_PORT: 'http', DEMO: 'maybe' });
    expect(code).toBe(1);
    expect(out).toMatch(/^WRONG settings: AGI_PORT: /m);
    expect(out).toMatch(/^WRONG settings: DEMO: /m);
  });
});

test('the call map is printed', async () => {
  const { code, out } = await shell.run(['callmap']);
  expect(code).toBe(0);
  expect(out).toContain('main-menu');
});
