import { describe, expect, test } from 'vitest';
import { StorageUnavailable } from '../booking/ports.ts';
import { defaultRetry, retry, type RetryOptions } from './retry.ts';

/** A clock that only the sleeps move. */
function timeline(change: Partial<RetryOptions> = {}) {
  const sleeps: number[] = [];
  let time = 0;
  const options: RetryOptions = {
    ...defaultRetry,
    random: () => 0.5,
    elapsed: () => time,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      time += milliseconds;
    },
    ...change,
  };
  return { options, sleeps };
}

const failing = (error: object, times: number) => {
  let left = times;
  return async (attempt: number) => {
    if ((left -= 1) >= 0) throw Object.assign(new Error('trouble'), error);
    return attempt;
  };
};

describe('retrying', () => {
  test.each([
    ...[1205, 1213, 1020, 1180, 1047, 2006, 2013, 1040, 1053, 1290].map((errno) => ({ errno })),
    ...['ECONNREFUSED', 'ECONNRESET', 'PROTOCOL_CONNECTION_LOST', 'DATABASE_TIMEOUT'].map((code) => ({
      code,
    })),
    { errcode: 5 },
    { errcode: 6 },
    { errcode: 261 },
    { errcode: 517 },
  ])('what may pass is tried again: %j', async (error) => {
    expect(await retry(failing(error, 2), timeline().options)).toBe(3);
  });

  test.each([{ errno: 1062 }, { errno: 1064 }, { errcode: 1555 }, { errcode: 1 }, {}])(
    'what will not pass is thrown as it is: %j',
    async (error) => {
      await expect(retry(failing(error, 1), timeline().options)).rejects.toThrow(/^trouble$/);
    },
  );

  test.each([{ errno: 1045 }, { errno: 1049 }, { code: 'ENOTFOUND' }, { errcode: 13 }, { errcode: 14 }])(
    'what only an operator can mend is not tried again: %j',
    async (error) => {
      const { options, sleeps } = timeline();
      await expect(retry(failing(error, 1), options)).rejects.toThrow(StorageUnavailable);
      expect(sleeps).toEqual([]);
    },
  );

  test('waits of full jitter double up to a bound', async () => {
    const { options, sleeps } = timeline({ attempts: 9 });
    await retry(failing({ errno: 1213 }, 8), options);
    expect(sleeps).toEqual([10, 20, 40, 80, 160, 320, 500, 500]);
  });

  test('the tries are bounded', async () => {
    const { options, sleeps } = timeline({ attempts: 3 });
    await expect(retry(failing({ errno: 1213 }, 99), options)).rejects.toThrow(
      'did not answer in 3 tries: trouble',
    );
    expect(sleeps).toHaveLength(2);
  });

  test('the time is bounded, and the last error is kept as the cause', async () => {
    const { options, sleeps } = timeline({ attempts: 1_000 });
    const failure = await retry(failing({ code: 'ECONNREFUSED' }, 1_000), options).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StorageUnavailable);
    expect((failure as Error).cause).toMatchObject({ code: 'ECONNREFUSED' });
    expect(sleeps.reduce((sum, sleep) => sum + sleep, 0)).toBeLessThanOrEqual(6_000);
  });

  test('each new try is logged', async () => {
    const lines: string[] = [];
    const { options } = timeline({ log: { warn: (details) => lines.push(JSON.stringify(details)) } });
    await retry(failing({ code: 'ECONNRESET' }, 1), options);
    expect(lines).toEqual(['{"attempt":1,"reason":"ECONNRESET trouble"}']);
  });
});
