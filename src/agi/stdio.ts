import { Duplex, type Readable, type Writable } from 'node:stream';
import type { AgiConnection } from './connection.ts';
import type { AgiLimits } from './limits.ts';
import { openConnection } from './open-connection.ts';

/** What `openStdioCall` needs of `process`. */
export interface StdioProcess {
  readonly stdin: Readable;
  readonly stdout: Writable;
  on(signal: 'SIGHUP', listener: () => void): unknown;
}

/**
 * The one call of a program that Asterisk started with `AGI(program)`: commands on stdout, replies on stdin. Nothing
 * else may write to stdout. A hang-up comes as SIGHUP (unless AGISIGHUP=no), which would end the program: from here
 * on it is heard, and told as `hungUp`. Once the call is over nothing of it keeps the program alive. Rejects as
 * `openConnection` does.
 */
export async function openStdioCall(
  from: StdioProcess = process,
  limits: Partial<AgiLimits> = {},
): Promise<AgiConnection> {
  let hungUp = false;
  let connection: AgiConnection | undefined;
  from.on('SIGHUP', () => {
    hungUp = true;
    connection?.noteHangUp();
  });
  const both = Duplex.from({ readable: from.stdin, writable: from.stdout });
  both.once('close', () => from.stdin.destroy());
  connection = await openConnection(both, limits);
  if (hungUp) connection.noteHangUp();
  return connection;
}
