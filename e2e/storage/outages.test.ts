import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { StorageUnavailable } from '../../src/booking/ports.ts';
import { freePort } from '../support/sql-server.ts';
import { onEveryEngine, onEveryServer, open, openDemo } from './engines.ts';
import { bookAt, holdOf, now, offerIn, place, testIds } from './fixtures.ts';
import { startWorker } from './processes.ts';

/** Short patience: these tests are about what happens when it is spent. */
const impatient = { retry: { attempts: 3, totalMs: 500 } };
const limits = { maxConnections: 2, connectTimeoutMs: 500, acquireTimeoutMs: 500, queryTimeoutMs: 500 };

onEveryEngine('a process killed in the middle of its work', (engine) => {
  test('leaves every visit it acknowledged, each with its time', async () => {
    const url = await engine.emptyDatabase();
    const storage = await openDemo(url, { now: () => now });
    const child = startWorker('book-for-ever', url);
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 40) child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    const rows = await storage.database.read((db) => db.selectFrom('appointments').select('id').execute());
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    const claims = await storage.database.read((db) =>
      db
        .selectFrom('slot_claims')
        .select('appointment_id')
        .where('appointment_id', 'in', acknowledged)
        .execute(),
    );
    expect(claims).toHaveLength(acknowledged.length * 6);
  });
});

onEveryServer('out of reach', (server) => {
  afterEach(() => server().resume());

  test('killed and back: the same storage goes on, and what it acknowledged is there', async () => {
    const storage = await openDemo(await server().createDatabase('killed'), { now: () => now, ...impatient });
    const [first, second] = [offerIn(2), offerIn(4)];
    expect(await bookAt(storage.stores, first)).toMatchObject({ kind: 'booked' });
    await server().kill9();
    await expect(bookAt(storage.stores, second)).rejects.toThrow(StorageUnavailable);
    await expect(storage.stores.clinic.read()).rejects.toThrow(StorageUnavailable);
    await server().restart();
    expect(await bookAt(storage.stores, second)).toMatchObject({ kind: 'booked' });
    expect(await storage.stores.agenda.upcoming('demo-lucia', now)).toHaveLength(2);
  });

  test('a short absence is not noticed by the caller', async () => {
    const storage = await openDemo(await server().createDatabase('restarted'), { now: () => now });
    await server().kill9();
    const booking = bookAt(storage.stores, offerIn(2));
    await server().restart();
    expect(await booking).toMatchObject({ kind: 'booked' });
  });

  test('stalled: says so after a while, and works again when the server does', async () => {
    const storage = await openDemo(await server().createDatabase('stalled'), {
      now: () => now,
      ...impatient,
      limits,
    });
    server().pause();
    const calls = Array.from({ length: 5 }, (_, hour) => bookAt(storage.stores, offerIn(hour + 2)));
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(StorageUnavailable) });
    }
    server().resume();
    expect(await bookAt(storage.stores, offerIn(2))).toMatchObject({ kind: 'booked' });
  });

  test('the first host of two away: the second serves', async () => {
    const url = await server().createDatabase('second');
    const away = await freePort();
    const storage = await openDemo(url.replace('@', `@127.0.0.1:${away},`), {
      now: () => now,
      ...impatient,
      limits,
    });
    expect(await bookAt(storage.stores, offerIn(2))).toMatchObject({ kind: 'booked' });
  });

  test.each([
    ['a wrong password', (url: string) => url.replace(/:[^:@]+@/, ':hunter2-wrong@'), /Access denied/],
    ['an unknown database', (url: string) => url.replace(/disque$/, 'nowhere'), /Unknown database/],
    [
      'an unknown host',
      (url: string) => url.replace('127.0.0.1', 'no-such-host.invalid'),
      /ENOTFOUND|EAI_AGAIN|no-such-host/,
    ],
    ['a closed port', (url: string) => url.replace(/:\d+\//, ':1/'), /ECONNREFUSED/],
    [
      'a locked account',
      (url: string) => url.replace(/\/\/disque:/, '//locked:'),
      /account is locked/i,
      "CREATE USER IF NOT EXISTS 'locked'@'%' IDENTIFIED BY 'disque-secret' ACCOUNT LOCK",
    ],
    [
      'no encryption, or a certificate of nobody',
      (url: string) => `${url}?ssl=true`,
      /ssl not enabled|self-signed certificate/,
    ],
  ])('%s is told in words, without the password', async (_, change, words, statement = 'DO 0') => {
    const admin = await server().connect();
    await admin.query(statement);
    await admin.end();
    const failure = await open(change(server().url), { ...impatient, limits }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StorageUnavailable);
    expect(String(failure)).toMatch(words);
    expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toMatch(/hunter2|disque-secret/);
  });

  test.each(['KILL', 'KILL QUERY'])('%s, by an administrator: not noticed by the caller', async (kill) => {
    const storage = await openDemo(await server().createDatabase('interrupted'), { now: () => now });
    const holder = await server().connect('interrupted');
    await holder.query('START TRANSACTION');
    await holder.query('SELECT * FROM slot_claims FOR UPDATE');
    await holder.query('SELECT * FROM agenda_days FOR UPDATE');
    const booking = bookAt(storage.stores, offerIn(2));
    await killWaiting(kill, 'interrupted');
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await booking).toMatchObject({ kind: 'booked' });
  });

  async function killWaiting(kill: string, database: string): Promise<void> {
    const admin = await server().connect();
    const waiting = `SELECT id FROM information_schema.processlist WHERE db = '${database}' AND command = 'Execute'`;
    for (let id: number | undefined; id === undefined;) {
      [{ id } = { id: undefined }] = await admin.query<{ id?: number }[]>(waiting);
      if (id !== undefined) await admin.query(`${kill} ${id}`);
    }
    await admin.end();
  }

  test('errors never show a CPF', async () => {
    const storage = await openDemo(await server().createDatabase('masked'), { now: () => now });
    const failure = await storage.database
      .write(async (tx) => {
        const row = await tx
          .selectFrom('patients')
          .selectAll()
          .where('cpf', '=', '52998224725')
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('patients')
          .values({ ...row, id: 'other' })
          .execute();
      })
      .catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ errno: 1062 });
    expect(`${String(failure)} ${(failure as Error).stack} ${JSON.stringify(failure)}`).not.toContain(
      '52998224725',
    );
  });
});

describe('SQLite out of reach', () => {
  const folder = mkdtempSync(join(tmpdir(), 'disque-outage-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('locked by another process: says so after a while', async () => {
    const url = `sqlite:${join(folder, 'locked.db')}`;
    const storage = await openDemo(url, { now: () => now, ...impatient });
    const other = new DatabaseSync(url.replace('sqlite:', ''));
    other.exec('BEGIN IMMEDIATE');
    await expect(place(storage.stores, holdOf(offerIn(2)))).rejects.toThrow(StorageUnavailable);
    expect(await storage.stores.patients.byCpf('52998224725')).not.toBeNull();
    other.exec('ROLLBACK');
    expect(await place(storage.stores, holdOf(offerIn(2)))).toBe('held');
    other.close();
  });

  test('a file that cannot be opened is told in words', async () => {
    const options = { ids: testIds, now: Date.now };
    await expect(open('sqlite:/etc/hostname/x.db', options)).rejects.toThrow(StorageUnavailable);
    await expect(open('sqlite:/etc/hostname', options)).rejects.toThrow(/not a database/);
  });
});
