import { SAFE_COMMAND_BYTES } from './quoting.ts';

/** Bounds of one connection; every one has a default. */
export interface AgiLimits {
  /** Lines of the `agi_*` block; Asterisk sends 22 and one for each argument. Default 100. */
  readonly headerLines: number;
  /** Bytes of the `agi_*` block. Default 16,384. */
  readonly headerBytes: number;
  /** Milliseconds for the whole `agi_*` block. Default 5,000. */
  readonly headerMs: number;
  /** Milliseconds for a reply, beyond what the command itself takes. Default 10,000. */
  readonly replyMs: number;
  /** Milliseconds that the script may let pass between two commands. Default 300,000 (5 min). */
  readonly idleMs: number;
  /** Milliseconds that a closed connection waits for the peer to close as well. Default 2,000. */
  readonly lingerMs: number;
  /** Bytes of a command line with its `\n`. Default 2,047; 8,191 from Asterisk 20.16 and 22.6 on. */
  readonly commandBytes: number;
  /** Bytes of one reply line; a variable's value is that long. Default 65,536. */
  readonly replyLineBytes: number;
}

export const DEFAULT_LIMITS: AgiLimits = {
  headerLines: 100,
  headerBytes: 16_384,
  headerMs: 5000,
  replyMs: 10_000,
  idleMs: 300_000,
  lingerMs: 2000,
  commandBytes: SAFE_COMMAND_BYTES,
  replyLineBytes: 65_536,
};
