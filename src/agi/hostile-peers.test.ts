import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as agi from './commands.ts';
import { FakeAsterisk, closed, headerBlock } from './fake-asterisk.test-support.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ServerEvent } from './server-options.ts';
import { FastAgiServer } from './server.ts';

let server: FastAgiServer;
let port: number;
let events: ServerEvent[];

const SOON = { interval: 2, timeout: 10_000 };

/** Only the limits' clock is faked: sockets are real, and time passes when a test says so. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const reported: ServerEvent[] = (events = []);
  server = new FastAgiServer({
    port: 0,
    log: (event) => reported.push(event),
    onCall: async (call) => {
      await call.send(agi.answer());
      await call.send(agi.getVariable('X'));
    },
  });
  port = await server.listen();
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close({ deadlineMs: 0, graceMs: 0 });
});

/** A peer that sends proper headers, and then `bytes` in place of its first reply. */
const insteadOfAReply = async (bytes: string | Uint8Array): Promise<Socket> => {
  const asterisk = await FakeAsterisk.call({ port, answer: () => undefined });
  await asterisk.heard(1);
  asterisk.say(bytes);
  return asterisk.socket;
};
const saying = async (bytes: string | Uint8Array): Promise<Socket> => {
  const socket = await FakeAsterisk.connect(port);
  socket.write(bytes);
  return socket.resume();
};
const resetting = async (socket: Promise<Socket>): Promise<Socket> => {
  const gone = await socket;
  setImmediate(() => gone.resetAndDestroy());
  return gone;
};
const ending = async (socket: Promise<Socket>): Promise<Socket> => (await socket).end();

const MEGABYTE = Buffer.alloc(2 ** 20, 'x');
const HOSTILE: [string, ServerEvent['kind'], string, () => Promise<Socket>][] = [
  ['connects and closes', 'header-failed', 'AGI_CONNECTION_LOST', () => ending(saying(''))],
  ['connects and resets', 'header-failed', 'AGI_CONNECTION_LOST', () => resetting(saying(''))],
  ['connects and says nothing', 'header-failed', 'AGI_TIMEOUT', () => saying('')],
  ['closes in its headers', 'header-failed', 'AGI_CONNECTION_LOST', () => ending(saying('agi_request: x\n'))],
  ['stalls in its headers', 'header-failed', 'AGI_TIMEOUT', () => saying('agi_request: x\n')],
  ['speaks HTTP', 'header-failed', 'AGI_PROTOCOL', () => saying('GET / HTTP/1.1\r\n\r\n')],
  ['sends NULs for headers', 'header-failed', 'AGI_PROTOCOL', () => saying('\0\0\0\n')],
  [
    'sends bytes that are not UTF-8',
    'header-failed',
    'AGI_PROTOCOL',
    () => saying(Buffer.from([0xff, 0xfe, 0x0a])),
  ],
  ['floods headers', 'header-failed', 'AGI_PROTOCOL', () => saying(manyHeaders(101))],
  ['sends one endless header', 'header-failed', 'AGI_PROTOCOL', () => saying(MEGABYTE)],
  [
    'resets in the middle of a reply',
    'call-failed',
    'AGI_CONNECTION_LOST',
    () => resetting(insteadOfAReply('200 res')),
  ],
  [
    'closes in the middle of a reply',
    'call-failed',
    'AGI_CONNECTION_LOST',
    () => ending(insteadOfAReply('200 res')),
  ],
  ['stalls in the middle of a reply', 'call-failed', 'AGI_TIMEOUT', () => insteadOfAReply('200 res')],
  ['sends a megabyte for a line', 'call-failed', 'AGI_PROTOCOL', () => insteadOfAReply(MEGABYTE)],
  ['sends NULs for a reply', 'call-failed', 'AGI_PROTOCOL', () => insteadOfAReply('\0\0\0\n')],
  [
    'sends latin1 for a reply',
    'call-failed',
    'AGI_PROTOCOL',
    () => insteadOfAReply(Buffer.from('n\xe3o\n', 'latin1')),
  ],
  [
    'replies twice',
    'call-failed',
    'AGI_PROTOCOL',
    () => insteadOfAReply('200 result=0\n200 result=0\n200 result=0\n'),
  ],
  [
    'never ends a usage',
    'call-failed',
    'AGI_PROTOCOL',
    () => insteadOfAReply(`520-Usage\n${'use it\n'.repeat(20_000)}`),
  ],
  [
    'replies before any command',
    'call-failed',
    'AGI_PROTOCOL',
    () => saying(`${headerBlock()}200 result=0\n200 result=0\n`),
  ],
];

describe('a peer that', () => {
  it.each(HOSTILE)('%s costs its own socket and one event: %s, %s', async (_, kind, code, peer) => {
    const socket = await peer();
    await vi.waitFor(() => expect(server.waiting + server.callsInProgress + events.length).toBe(1), SOON);
    if (code === 'AGI_TIMEOUT') vi.advanceTimersByTime(DEFAULT_LIMITS.replyMs);
    await closed(socket);
    await vi.waitFor(() => expect(events).toMatchObject([{ kind, error: { code } }]), SOON);
    const next = await FakeAsterisk.call({ port });
    expect(await next.status).toBe('SUCCESS');
    expect(next.commands).toHaveLength(2);
    await vi.waitFor(() => expect([server.callsInProgress, server.waiting]).toEqual([0, 0]), SOON);
    expect(events).toHaveLength(1);
  });

  it('trickles all it says byte by byte is served like any other', async () => {
    const socket = await FakeAsterisk.connect(port);
    const trickle = async (text: string): Promise<void> => {
      for (const byte of Buffer.from(text)) {
        socket.write(Buffer.from([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await trickle(headerBlock({ agi_calleridname: 'João' }));
    await once(socket, 'data');
    await trickle('200 result=0\r\n');
    await once(socket, 'data');
    await trickle('200 result=1 (ação)\n');
    await once(socket, 'end');
    expect(events).toEqual([]);
  });

  it('comes in hundreds costs hundreds of events, and the next call is served', async () => {
    const kinds = HOSTILE.filter(([, , code]) => code !== 'AGI_TIMEOUT');
    const peers = Array.from({ length: 20 }, () => kinds.map(([, , , peer]) => peer())).flat();
    await Promise.all(peers);
    expect(await (await FakeAsterisk.call({ port })).status).toBe('SUCCESS');
    await vi.waitFor(() => expect(events).toHaveLength(peers.length), SOON);
  });
});

function manyHeaders(count: number): string {
  return `${Array.from({ length: count }, (_, index) => `agi_arg_${index}: x\n`).join('')}\n`;
}
