import type { Duplex } from 'node:stream';
import { AgiConnection } from './connection.ts';
import { HeaderBlock } from './environment.ts';
import { AgiConnectionLost, AgiTimeout } from './errors.ts';
import { DEFAULT_LIMITS, type AgiLimits } from './limits.ts';
import { LineStream } from './line-stream.ts';

/**
 * Reads the `agi_*` block from a fresh byte stream (any Duplex) and gives the call. Rejects, the stream closed, with
 * AgiProtocolError (not AGI, or too much of it), AgiTimeout (`header`: too slow) or AgiConnectionLost.
 */
export function openConnection(stream: Duplex, limits: Partial<AgiLimits> = {}): Promise<AgiConnection> {
  const all: AgiLimits = { ...DEFAULT_LIMITS, ...limits };
  return new Promise((resolve, reject) => {
    const header = new HeaderBlock(all);
    const reader = {
      line: (line: string) => {
        if (header.take(line)) resolve(new AgiConnection(lines, header.environment, all));
      },
      over: (error = new AgiConnectionLost('the peer closed before its headers ended')) => reject(error),
      late: () => lines.fail(new AgiTimeout('header', `the agi_ headers took over ${all.headerMs} ms`)),
    };
    const lines = new LineStream(stream, reader, all.headerBytes, all.lingerMs);
    lines.expectWithin(all.headerMs);
  });
}
