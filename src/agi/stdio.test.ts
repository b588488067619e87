import { EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { noop } from './commands.ts';
import { headerBlock } from './fake-asterisk.test-support.ts';
import { openStdioCall, type StdioProcess } from './stdio.ts';

class FakeProcess extends EventEmitter implements StdioProcess {
  readonly stdin = new PassThrough();
  readonly stdout = new PassThrough();
}

it('serves one call over stdin and stdout', async () => {
  const from = new FakeProcess();
  from.stdin.write(headerBlock({}, ['a']));
  const call = await openStdioCall(from);
  const reply = call.send(noop());
  expect(String((await once(from.stdout, 'data'))[0])).toBe('NOOP\n');
  from.stdin.write('200 result=0\n');
  expect((await reply).result).toBe('0');
  call.close();
  await once(from.stdout, 'finish');
});

it('takes SIGHUP for the hang-up, also before the headers are whole', async () => {
  const early = new FakeProcess();
  const opening = openStdioCall(early);
  early.emit('SIGHUP');
  early.stdin.write(headerBlock());
  expect((await opening).hungUp).toBe(true);

  const late = new FakeProcess();
  late.stdin.write(headerBlock());
  const call = await openStdioCall(late);
  expect(call.hungUp).toBe(false);
  late.emit('SIGHUP');
  expect(call.hungUp).toBe(true);
});

it('lets go of stdin once the call is over, so that the program can end', async () => {
  const from = new FakeProcess();
  from.stdin.write(headerBlock());
  const call = await openStdioCall(from, { lingerMs: 1 });
  call.close();
  await new Promise((resolve) => from.stdin.once('close', resolve));
  expect(from.stdin.destroyed).toBe(true);
});
