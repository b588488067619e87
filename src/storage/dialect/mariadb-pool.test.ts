import { beforeEach, describe, expect, test } from 'vitest';
import { FailoverPool, type Lease } from './mariadb-pool.ts';

class FakeConnection {
  valid = true;
  ended = false;
  readonly host: string;

  constructor(host: string) {
    this.host = host;
  }

  isValid(): boolean {
    return this.valid;
  }

  async end(): Promise<void> {
    this.ended = true;
  }

  destroy(): void {
    this.valid = false;
  }
}

describe('the pool', () => {
  let away: Set<string>;
  let made: FakeConnection[];
  let pool: FailoverPool<string, FakeConnection>;

  beforeEach(() => {
    away = new Set();
    made = [];
    pool = new FailoverPool({
      hosts: ['a', 'b'],
      maxConnections: 2,
      acquireTimeoutMs: 20,
      async connect(host) {
        if (away.has(host)) throw new Error(`${host} is away`);
        const connection = new FakeConnection(host);
        made.push(connection);
        return connection;
      },
    });
  });

  const hostOf = (lease: Lease<FakeConnection>) => lease.connection.host;

  test('uses a connection again', async () => {
    const first = await pool.acquire();
    pool.release(first, 'good');
    expect((await pool.acquire()).connection).toBe(first.connection);
  });

  test('makes a caller wait for one of the connections, in turn', async () => {
    const [first] = [await pool.acquire(), await pool.acquire()];
    const third = pool.acquire();
    const fourth = pool.acquire();
    pool.release(first, 'good');
    expect((await third).connection).toBe(first.connection);
    await expect(fourth).rejects.toThrow('no free connection within 20 ms');
    expect(made).toHaveLength(2);
  });

  test('gives up a place in the queue that nobody waits in any more', async () => {
    const [first] = [await pool.acquire(), await pool.acquire()];
    await expect(pool.acquire()).rejects.toMatchObject({ code: 'DATABASE_TIMEOUT' });
    pool.release(first, 'good');
    expect((await pool.acquire()).connection).toBe(first.connection);
  });

  test('goes to the next host when one is away, and stays there', async () => {
    away.add('a');
    expect(hostOf(await pool.acquire())).toBe('b');
    away.clear();
    expect(hostOf(await pool.acquire())).toBe('b');
  });

  test('leaves a host where a connection broke, with all its idle connections', async () => {
    const [first, second] = [await pool.acquire(), await pool.acquire()];
    pool.release(second, 'good');
    pool.release(first, 'broken');
    expect(second.connection.valid).toBe(false);
    expect(hostOf(await pool.acquire())).toBe('b');
  });

  test('tells everybody who waits when no host is left', async () => {
    const [first, second] = [await pool.acquire(), await pool.acquire()];
    const waiting = Promise.allSettled([pool.acquire(), pool.acquire()]);
    away = new Set(['a', 'b']);
    pool.release(first, 'broken');
    pool.release(second, 'broken');
    for (const result of await waiting) expect(result.status).toBe('rejected');
    away.clear();
    expect(hostOf(await pool.acquire())).toBeDefined();
  });

  test('never gives out a connection whose socket is gone', async () => {
    const first = await pool.acquire();
    pool.release(first, 'good');
    first.connection.valid = false;
    expect((await pool.acquire()).connection).not.toBe(first.connection);
  });

  test('ends idle connections when closed, the others when they come back', async () => {
    const [first, second] = [await pool.acquire(), await pool.acquire()];
    pool.release(first, 'good');
    await pool.close();
    expect(first.connection.ended).toBe(true);
    pool.release(second, 'good');
    expect(second.connection.valid).toBe(false);
    await expect(pool.acquire()).rejects.toThrow('closed');
  });
});
