import { duplexPair, type Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as agi from './commands.ts';
import type { AgiConnection } from './connection.ts';
import * as errors from './errors.ts';
import { headerBlock } from './fake-asterisk.test-support.ts';
import type { AgiLimits } from './limits.ts';
import { openConnection } from './open-connection.ts';

let asterisk: Duplex;
let stream: Duplex;

beforeEach(() => {
  [asterisk, stream] = duplexPair();
  asterisk.on('error', () => undefined).resume();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const open = async (limits: Partial<AgiLimits> = {}): Promise<AgiConnection> => {
  asterisk.write(headerBlock());
  return openConnection(stream, limits);
};
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the time limits of a connection', () => {
  it('wait for a reply as long as the command, the script and the connection say together', async () => {
    const call = await open({ replyMs: 1000 });
    const reply = failure(call.send(agi.waitForDigit(5000), { timeoutMs: 300 }));
    await vi.advanceTimersByTimeAsync(6299);
    expect(call.over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await reply).toMatchObject({ code: 'AGI_TIMEOUT', waitedFor: 'reply' });
    expect(call.hungUp).toBe(false);
    expect(stream.destroyed).toBe(true);
  });

  it('count anew for each command', async () => {
    const call = await open({ replyMs: 1000 });
    for (let i = 0; i < 5; i += 1) {
      const reply = call.send(agi.noop());
      await vi.advanceTimersByTimeAsync(900);
      asterisk.write('200 result=0\n');
      expect((await reply).result).toBe('0');
    }
    const reply = failure(call.send(agi.noop()));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await reply).toBeInstanceOf(errors.AgiTimeout);
  });

  it('end a connection whose script sends nothing', async () => {
    const call = await open({ idleMs: 60_000 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(call.failure).toMatchObject({ waitedFor: 'idle' });
  });

  it('end a peer whose headers come too slowly, though each byte comes in time', async () => {
    const opened = failure(openConnection(stream, { headerMs: 1000 }));
    for (const byte of headerBlock().slice(0, 12)) {
      asterisk.write(byte);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(await opened).toMatchObject({ code: 'AGI_TIMEOUT', waitedFor: 'header' });
    expect(stream.destroyed).toBe(true);
  });

  it('do not wait for ever for a peer that never closes its side', async () => {
    const call = await open({ lingerMs: 500 });
    call.close();
    await vi.advanceTimersByTimeAsync(499);
    expect(stream.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(stream.destroyed).toBe(true);
  });

  it('leave no timer behind', async () => {
    const call = await open();
    const reply = call.send(agi.noop());
    asterisk.write('200 result=0\n');
    await reply;
    expect(vi.getTimerCount()).toBe(1);
    call.close();
    asterisk.end();
    await vi.advanceTimersByTimeAsync(0);
    await settled();
    expect(stream.destroyed).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
