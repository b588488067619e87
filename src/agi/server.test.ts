import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as agi from './commands.ts';
import type { AgiConnection } from './connection.ts';
import { AgiServerClosing, AgiServerError } from './errors.ts';
import { FakeAsterisk, closed, headerBlock } from './fake-asterisk.test-support.ts';
import type { FastAgiServerOptions, ServerEvent } from './server-options.ts';
import { FastAgiServer } from './server.ts';

let server: FastAgiServer;
let port: number;
let events: ServerEvent[];

const start = async (options: Partial<FastAgiServerOptions>): Promise<void> => {
  const reported: ServerEvent[] = (events = []);
  const onCall = async (call: AgiConnection): Promise<void> => void (await call.send(agi.answer()));
  server = new FastAgiServer({ port: 0, onCall, log: (event) => reported.push(event), ...options });
  port = await server.listen();
};
const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBe(true), { interval: 2, timeout: 10_000 });
const silent = (): undefined => undefined;

afterEach(() => server.close({ deadlineMs: 0, graceMs: 0 }));

describe('FastAgiServer', () => {
  it('serves a call from its headers to its end', async () => {
    await start({});
    const asterisk = await FakeAsterisk.call({ port });
    expect(await asterisk.status).toBe('SUCCESS');
    expect(asterisk.commands).toEqual([['ANSWER']]);
    await until(() => server.callsInProgress === 0 && server.waiting === 0);
    expect(events).toEqual([]);
  });

  it('says nothing of a caller who hangs up', async () => {
    await start({});
    const asterisk = await FakeAsterisk.call({ port, answer: silent });
    await asterisk.heard(1);
    asterisk.hangUp();
    asterisk.end();
    expect(await asterisk.status).toBe('HANGUP');
    await until(() => server.callsInProgress === 0);
    expect(events).toEqual([]);
  });

  it('tells the dialplan of a script that throws, reports it once, and serves the next call', async () => {
    const error = new Error('a bug');
    await start({
      onCall: vi.fn<FastAgiServerOptions['onCall']>().mockRejectedValueOnce(error).mockResolvedValue(),
    });
    expect(await (await FakeAsterisk.call({ port })).status).toBe('FAILURE');
    expect(await (await FakeAsterisk.call({ port })).status).toBe('SUCCESS');
    expect(events).toEqual([{ kind: 'call-failed', peer: '127.0.0.1', error }]);
  });

  it('survives a log that throws', async () => {
    const log = (): never => {
      throw new Error('disk full');
    };
    await start({ log, onCall: () => Promise.reject(new Error('a bug')) });
    expect(await (await FakeAsterisk.call({ port })).status).toBe('FAILURE');
    expect(await (await FakeAsterisk.call({ port })).status).toBe('FAILURE');
  });

  it('says which port is taken and what to do', async () => {
    await start({});
    const second = new FastAgiServer({ port, onCall: () => Promise.resolve() });
    const message = `cannot listen on 127.0.0.1 port ${port}: another program`;
    await expect(second.listen()).rejects.toThrow(message);
    await expect(second.listen()).rejects.toBeInstanceOf(AgiServerError);
  });

  it('refuses bounds that are none', () => {
    const onCall = (): Promise<void> => Promise.resolve();
    expect(() => new FastAgiServer({ maxCalls: 0, onCall })).toThrow('maxCalls is 0: give a number above 0');
    expect(() => new FastAgiServer({ limits: { replyMs: Number.NaN }, onCall })).toThrow('replyMs is NaN');
    expect(() => new FastAgiServer({ allowedPeers: ['x'], onCall })).toThrow('allowedPeers: "x"');
  });
});

describe('a server with enough to do', () => {
  it('answers failure over maxCalls, also to headers that trickle in, and serves again once a call ends', async () => {
    const release = Promise.withResolvers<void>();
    await start({ maxCalls: 1, onCall: () => release.promise });
    const first = await FakeAsterisk.call({ port });
    await until(() => server.callsInProgress === 1);
    const [second, third] = [
      await FakeAsterisk.call({ port }),
      await FakeAsterisk.call({ port, environment: { agi_x: 'y'.repeat(9000) } }),
    ];
    expect(await Promise.all([second.status, third.status])).toEqual(['FAILURE', 'FAILURE']);
    expect(events.map((event) => event.kind === 'peer-refused' && event.why)).toEqual(['busy', 'busy']);
    expect(server.refused).toBe(2);
    release.resolve();
    expect(await first.status).toBe('SUCCESS');
    expect(await (await FakeAsterisk.call({ port })).status).toBe('SUCCESS');
  });

  it('keeps places for calls when half-open peers come in numbers: the oldest of them give way', async () => {
    await start({ maxWaiting: 3, maxCalls: 2 });
    const oldest = await FakeAsterisk.connect(port);
    for (let i = 0; i < 9; i += 1) await FakeAsterisk.connect(port);
    await until(() => server.refused === 7);
    expect(server.waiting).toBe(3);
    expect(await (await FakeAsterisk.call({ port })).status).toBe('SUCCESS');
    expect(new Set(events.map((event) => event.kind === 'peer-refused' && event.why))).toEqual(
      new Set(['crowded']),
    );
    expect(String((await once(oldest, 'data'))[0])).toBe('failure\n');
  });

  it('bounds peers that get their answer and never close', async () => {
    await start({ maxWaiting: 2 });
    for (let i = 0; i < 6; i += 1) {
      const socket = await FakeAsterisk.connect(port, '127.0.0.1', true);
      socket.write(headerBlock());
      await once(socket, 'data');
      socket.write('200 result=0\n');
    }
    await until(() => server.callsInProgress === 0);
    expect(server.waiting).toBe(2);
    expect(events).toEqual([]);
  });

  it('closes peers that are not allowed, unheard', async () => {
    await start({ allowedPeers: ['192.0.2.0/24'] });
    const asterisk = await FakeAsterisk.call({ port });
    await asterisk.status;
    expect(asterisk.commands).toEqual([]);
    expect(events).toEqual([{ kind: 'peer-refused', peer: '127.0.0.1', why: 'not-allowed' }]);
  });
});

describe('closing a server', () => {
  it('stops listening first, and lets the call in progress finish', async () => {
    await start({});
    const asterisk = await FakeAsterisk.call({ port, answer: silent });
    await asterisk.heard(1);
    const closing = server.close({ deadlineMs: 60_000 });
    expect(server.close({ deadlineMs: 1 })).toBe(closing);
    await expect(FakeAsterisk.connect(port)).rejects.toThrow('ECONNREFUSED');
    asterisk.say('200 result=0\n');
    expect(await closing).toEqual({ cutOff: 0 });
    expect(await asterisk.status).toBe('SUCCESS');
  });

  it('serves a call that had connected before, headers or not', async () => {
    await start({});
    const socket = await FakeAsterisk.connect(port);
    await until(() => server.waiting === 1);
    const closing = server.close({ deadlineMs: 60_000 });
    socket.write(headerBlock());
    expect(String((await once(socket, 'data'))[0])).toBe('ANSWER\n');
    socket.end('200 result=0\n');
    expect(await closing).toEqual({ cutOff: 0 });
  });

  it('at the deadline gives each call the time for a goodbye', async () => {
    const onDeadline = vi.fn<(calls: number) => void>();
    await start({
      onCall: async (call) => {
        await once(call.signal, 'abort');
        await call.send(agi.exec('Playback', 'ate-logo'));
        throw call.signal.reason;
      },
    });
    const asterisk = await FakeAsterisk.call({ port });
    await until(() => server.callsInProgress === 1);
    expect(await server.close({ deadlineMs: 1, graceMs: 60_000, onDeadline })).toEqual({ cutOff: 0 });
    expect(onDeadline).toHaveBeenCalledExactlyOnceWith(1);
    expect(asterisk.commands).toEqual([['EXEC', 'Playback', 'ate-logo']]);
    expect(events).toEqual([]);
  });

  it('after the grace cuts off a call that does not end, and tells the dialplan', async () => {
    const reasons: unknown[] = [];
    await start({
      onCall: (call) => call.send(agi.answer()).then(silent, (reason) => void reasons.push(reason)),
    });
    const asterisk = await FakeAsterisk.call({ port, answer: silent });
    await asterisk.heard(1);
    expect(await server.close({ deadlineMs: 0, graceMs: 1 })).toEqual({ cutOff: 1 });
    expect(await asterisk.status).toBe('FAILURE');
    expect(reasons).toEqual([expect.any(AgiServerClosing)]);
  });

  it('does not wait for ever for a script or a peer that never ends', async () => {
    await start({ limits: { lingerMs: 20 }, onCall: () => new Promise(() => undefined) });
    const [peer, stalled] = [await FakeAsterisk.connect(port), await FakeAsterisk.connect(port)];
    peer.write(headerBlock());
    await until(() => server.callsInProgress === 1);
    expect(await server.close({ deadlineMs: 0, graceMs: 1 })).toEqual({ cutOff: 1 });
    expect(events).toEqual([{ kind: 'peer-refused', peer: '127.0.0.1', why: 'closing' }]);
    await Promise.all([closed(peer.resume()), closed(stalled.resume())]);
  });
});
