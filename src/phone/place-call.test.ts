import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import * as agi from '../agi/commands.ts';
import type { AgiConnection } from '../agi/connection.ts';
import { FastAgiServer } from '../agi/server.ts';
import type { Handset } from './handset.ts';
import { NoAnswer, placeCall } from './place-call.ts';

const asking = agi.gosub('disque-consulta-ask', 's', 1, 'a&b,3,0,5,3');
const state = agi.getFullVariable('${READSTATUS} ${DISQUE_KEYS}');

/** Somebody at the telephone: presses these keys when listened to, and then waits in silence, or hangs up. */
function caller(keys = '', then: 'waits' | 'hangs up' = 'waits') {
  const heard: string[] = [];
  const left = Array.from(keys);
  const down = Promise.withResolvers<void>();
  const handset: Handset = {
    putDown: down.promise,
    waitingKeys: () => '',
    hear: async (sound) => void heard.push(sound),
    key: async () => {
      if (left.length === 0 && then === 'hangs up') down.resolve();
      return left.shift() ?? null;
    },
  };
  return { handset, heard };
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A line that does this with a call; gives its port. */
async function line(onCall: (call: AgiConnection) => Promise<void>, maxCalls = 10): Promise<number> {
  const server = new FastAgiServer({ port: 0, maxCalls, onCall });
  closing.push(() => server.close({ deadlineMs: 0, graceMs: 0 }));
  return server.listen();
}

/** A peer that is no line of ours. */
async function peer(onSocket: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer((socket) => onSocket(socket.on('error', () => undefined))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  closing.push(() => server.close());
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

const call = (port: number, handset: Handset, callerNumber: string | null = '85988880001') =>
  placeCall({ host: '127.0.0.1', port, callerNumber }, handset);

describe('a call from the terminal', () => {
  test('is spoken to and heard over the real socket, until the line hangs up', async () => {
    const replies: (string | undefined)[] = [];
    const port = await line(async (connection) => {
      await connection.send(asking);
      replies.push((await connection.send(state)).value);
      await connection.send(agi.hangUp());
    });
    const { handset, heard } = caller('529');
    expect(await call(port, handset)).toMatchObject({ ended: 'hung-up-by-line', afterwards: {} });
    expect(heard).toEqual(['a', 'b']);
    expect(replies).toEqual(['OK 529']);
  });

  test('comes with the headers that Asterisk sends, and the number one calls from', async () => {
    const environments: AgiConnection['environment'][] = [];
    const port = await line(async ({ environment }) => void environments.push(environment));
    await call(port, caller().handset);
    await call(port, caller().handset, null);
    expect(environments.map((environment) => environment.get('agi_callerid'))).toEqual([
      '85988880001',
      'unknown',
    ]);
    expect(environments[0]?.get('agi_request')).toBe(`agi://127.0.0.1:${port}/agendamento`);
  });

  test('that is transferred says where to, and what the attendant would know', async () => {
    const port = await line(async (connection) => {
      await connection.send(agi.setVariable('DISQUE_REASON', 'quis "falar" com \\ alguém'));
      await connection.send(agi.setContext('attendant'));
      await connection.send(agi.setExtension('s'));
      await connection.send(agi.setPriority(1));
    });
    const result = await call(port, caller().handset);
    expect(result).toMatchObject({
      ended: 'dialplan',
      afterwards: { context: 'attendant', extension: 's', priority: '1' },
    });
    expect(result.variables.get('DISQUE_REASON')).toBe('quis "falar" com \\ alguém');
  });

  test('ends when the receiver is put down, and the line hears of it', async () => {
    const hangUps = Promise.withResolvers<unknown>();
    const port = await line(async (connection) => {
      connection.onHangUp(() => hangUps.resolve('hung up'));
      await connection.send(asking).catch(() => undefined);
    });
    expect(await call(port, caller('52', 'hangs up').handset)).toMatchObject({ ended: 'hung-up-by-caller' });
    expect(await hangUps.promise).toBe('hung up');
  });

  test('is refused by a line at its limit', async () => {
    const port = await peer((socket) => socket.write('failure\n'));
    expect(await call(port, caller().handset)).toMatchObject({ ended: 'refused' });
  });

  test.each([
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
    ['closes', (socket: Socket) => socket.end()],
    [
      'resets in the middle of a command',
      (socket: Socket) => void socket.write('GET FULL VARI', () => socket.resetAndDestroy()),
    ],
  ])('that breaks off goes on in the dialplan, as on Asterisk: the line %s', async (_, breaksOff) => {
    const port = await peer(
      (socket) =>
        void createInterface({ input: socket })
          .on('line', () => breaksOff(socket))
          .on('error', () => undefined),
    );
    expect(await call(port, caller().handset)).toMatchObject({ ended: 'dialplan', afterwards: {} });
  });

  test('where nobody answers says so, and how to start the line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    server.close();
    await once(server, 'close');
    const placing = call(port, caller().handset);
    await expect(placing).rejects.toBeInstanceOf(NoAnswer);
    await expect(placing).rejects.toThrow(
      `nobody answers at 127.0.0.1:${port} (ECONNREFUSED); start the line first: npm start`,
    );
  });
});
