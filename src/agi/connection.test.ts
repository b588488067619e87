import { duplexPair, type Duplex } from 'node:stream';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as agi from './commands.ts';
import type { AgiConnection } from './connection.ts';
import * as errors from './errors.ts';
import { headerBlock } from './fake-asterisk.test-support.ts';
import type { AgiLimits } from './limits.ts';
import { openConnection } from './open-connection.ts';
import { parseArgs } from './parse-args.test-support.ts';

let asterisk: Duplex;
let stream: Duplex;
let heard: string;

beforeEach(() => {
  [asterisk, stream] = duplexPair();
  asterisk.on('error', () => undefined);
  heard = '';
  asterisk.on('data', (chunk: Buffer) => (heard += chunk.toString()));
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

describe('AgiConnection', () => {
  it('sends a command and gives its reply', async () => {
    const call = await open();
    const reply = call.send(agi.getVariable('X'));
    asterisk.write('200 result=1 (a (b) HANGUP)\n');
    expect(await reply).toEqual({ result: '1', value: 'a (b) HANGUP', timedOut: false });
    expect(parseArgs(heard.trimEnd())).toEqual(['GET', 'VARIABLE', 'X']);
    expect(call.environment.get('agi_extension')).toBe('4000');
  });

  it('keeps one command in flight: a second is refused unsent and harms nothing', async () => {
    const call = await open();
    const first = call.send(agi.answer());
    const second = await failure(call.send(agi.noop()));
    expect(second).toBeInstanceOf(errors.AgiCommandInFlight);
    expect(String(second)).toContain('ANSWER still awaits its reply');
    asterisk.write('200 result=0\n');
    expect((await first).result).toBe('0');
    expect(heard).toBe('ANSWER\n');
  });

  it('refuses what cannot be sent, and goes on', async () => {
    const call = await open();
    expect(await failure(call.send(agi.verbose('a\nb')))).toBeInstanceOf(errors.AgiUnsendable);
    expect(await failure(call.send(agi.verbose('x'.repeat(3000))))).toBeInstanceOf(errors.AgiUnsendable);
    const reply = call.send(agi.noop());
    asterisk.write('200 result=0\n');
    expect((await reply).result).toBe('0');
    expect(heard).toBe('NOOP\n');
  });

  it('tells of a command that Asterisk refuses, with the usage, and goes on', async () => {
    const call = await open();
    const unknown = failure(call.send({ name: 'DANCE', args: [] }));
    asterisk.write('510 Invalid or unknown command\n');
    expect(await unknown).toMatchObject({ code: 'AGI_COMMAND_REJECTED', status: 510 });
    const misused = failure(call.send({ name: 'GET DATA', args: [] }));
    asterisk.write('520-Invalid command syntax.\n Usage: GET DATA\n\n520 End of proper usage.\n');
    expect(await misused).toMatchObject({ status: 520, text: 'Invalid command syntax.\n Usage: GET DATA\n' });
    expect(call.over).toBe(false);
  });

  it('passes over the "Trying" of GOSUB and waits for its end', async () => {
    const call = await open();
    const reply = call.send(agi.gosub('sub', 's', 1));
    asterisk.write('100 result=0 Trying...\n');
    asterisk.write('200 result=0 Gosub complete\n');
    expect((await reply).result).toBe('0');
  });

  it('drops the usage that Asterisk says after an application that returned 1', async () => {
    const call = await open();
    const exec = call.send(agi.exec('Odd'));
    asterisk.write('200 result=1\n520-Invalid command syntax.\nusage\n520 End of proper usage.\n');
    expect((await exec).result).toBe('1');
    const misused = failure(call.send({ name: 'GET DATA', args: [] }));
    asterisk.write('520 Invalid command syntax.  Proper usage not available.\n');
    expect(await misused).toBeInstanceOf(errors.AgiCommandRejected);
  });

  it('after HANGUP still gives the reply in flight, then sends only what is asked for all the same', async () => {
    const call = await open();
    const gone = vi.fn<() => void>();
    call.onHangUp(gone);
    const inFlight = call.send(agi.streamFile('ola'));
    asterisk.write('HANGUP\n200 result=-1 endpos=800\n');
    expect(await inFlight).toMatchObject({ result: '-1', endpos: 800 });
    expect(call.hungUp).toBe(true);
    expect(await failure(call.send(agi.noop()))).toBeInstanceOf(errors.AgiHangUp);
    const saved = call.send(agi.setVariable('A', 'b'), { evenIfHungUp: true });
    asterisk.write('200 result=1\nHANGUP\n');
    expect((await saved).result).toBe('1');
    await settled();
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it.each(['511 Command Not Permitted on a dead channel\n', 'HANGUP511 Command Not Permitted\n'])(
    'takes %j for a hang-up',
    async (line) => {
      const call = await open();
      const reply = failure(call.send(agi.answer()));
      asterisk.write(line);
      expect(await reply).toBeInstanceOf(errors.AgiHangUp);
      expect(call.hungUp).toBe(true);
      expect(call.over).toBe(false);
    },
  );

  it('tells a listener that comes after the hang-up, and none that was taken back', async () => {
    const call = await open();
    const [early, late] = [vi.fn<() => void>(), vi.fn<() => void>()];
    call.onHangUp(early)();
    asterisk.write('HANGUP\n');
    await settled();
    call.onHangUp(late);
    await settled();
    expect(early).not.toHaveBeenCalled();
    expect(late).toHaveBeenCalledTimes(1);
  });

  it.each(['HANGUP\n200 result=0\n', 'HANGUP200 result=0\n', 'HANGUP\ngarbage\n'])(
    'ends properly when a hang-up listener closes it, whatever comes in the same chunk as %j',
    async (bytes) => {
      const call = await open();
      const reply = failure(call.send(agi.answer()));
      call.onHangUp(() => call.close());
      asterisk.write(bytes);
      expect(await reply).toMatchObject({ message: 'this side closed the connection' });
      await settled();
      expect(stream.destroyed).toBe(false);
      expect(call.failure).toBeUndefined();
    },
  );

  it('closes when a hang-up listener throws, and says so', async () => {
    const call = await open();
    const cause = new Error('bug');
    call.onHangUp(() => {
      throw cause;
    });
    asterisk.write('HANGUP\n');
    await settled();
    expect(call.failure).toMatchObject({ code: 'AGI_CONNECTION_LOST', cause });
    expect(stream.destroyed).toBe(true);
  });

  it('takes the end of the connection for a hang-up, with or without HANGUP before', async () => {
    const call = await open();
    const reply = failure(call.send(agi.answer()));
    asterisk.end();
    expect(await reply).toBeInstanceOf(errors.AgiHangUp);
    expect(call.hungUp).toBe(true);
    expect(call.failure).toBeUndefined();
    expect(await failure(call.send(agi.noop(), { evenIfHungUp: true }))).toBeInstanceOf(errors.AgiHangUp);
  });

  it('takes a broken connection for a loss, unless the caller had hung up', async () => {
    const call = await open();
    const reply = failure(call.send(agi.answer()));
    stream.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
    expect(await reply).toMatchObject({
      code: 'AGI_CONNECTION_LOST',
      message: 'the connection broke: ECONNRESET',
    });
    expect(call.hungUp).toBe(false);
    expect(call.failure).toBeInstanceOf(errors.AgiConnectionLost);
  });

  it('takes a connection that breaks after HANGUP for the hang-up it is', async () => {
    const call = await open();
    asterisk.write('HANGUP\n');
    await settled();
    const reply = failure(call.send(agi.noop(), { evenIfHungUp: true }));
    stream.destroy(new Error('reset'));
    expect(await reply).toBeInstanceOf(errors.AgiHangUp);
    expect(call.failure).toBeUndefined();
  });

  it('takes an end in the middle of a line for a loss', async () => {
    const call = await open();
    const reply = failure(call.send(agi.answer()));
    asterisk.end('200 resu');
    expect(await reply).toMatchObject({ message: 'the peer closed in the middle of a line' });
  });

  it.each(['hello\n', '200 result=0\n200 result=0\n', '200 result=1 (two\n', 'x'.repeat(70_000)])(
    'closes on garbage (%#) and says so at each later command',
    async (bytes) => {
      const call = await open();
      const reply = call.send(agi.answer()).catch(() => undefined);
      asterisk.write(bytes);
      await reply;
      await settled();
      expect(call.failure).toBeInstanceOf(errors.AgiProtocolError);
      expect(await failure(call.send(agi.noop()))).toBe(call.failure);
      expect(stream.destroyed).toBe(true);
    },
  );

  it('leaves no rejection unhandled when the script does not look', async () => {
    const call = await open();
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    void call.send(agi.answer());
    void call.send(agi.noop());
    stream.destroy(new Error('reset'));
    await settled();
    await settled();
    process.off('unhandledRejection', unhandled);
    expect(call.over).toBe(true);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('ends properly on close, dropping what the peer still says', async () => {
    const call = await open();
    const reply = failure(call.send(agi.noop()));
    call.close();
    call.close();
    asterisk.end('garbage\n');
    expect(await reply).toMatchObject({ message: 'this side closed the connection' });
    await settled();
    expect(call.failure).toBeUndefined();
    expect(stream.destroyed).toBe(true);
    expect(heard).toBe('NOOP\n');
  });

  it('aborts its signal when asked to end, also one looked at later', async () => {
    const call = await open();
    call.askToEnd(new errors.AgiServerClosing());
    expect(call.signal.aborted).toBe(true);
    expect(call.signal.reason).toBeInstanceOf(errors.AgiServerClosing);
  });
});
