import type { AgiConnection } from './connection.ts';
import { AgiServerError } from './errors.ts';
import { DEFAULT_LIMITS, type AgiLimits } from './limits.ts';

/**
 * A peer was turned away: `not-allowed` is closed at once; `busy` (over `maxCalls`), `crowded` (over `maxWaiting`)
 * and `closing` (its headers did not come in time) are told `failure`.
 */
export interface PeerRefused {
  readonly kind: 'peer-refused';
  readonly peer: string;
  readonly why: 'not-allowed' | 'busy' | 'crowded' | 'closing';
}

/** What a server reports; a call that goes well, or whose caller hangs up, is not told of. One event for one fault. */
export type ServerEvent =
  | PeerRefused
  /** A peer connected and did not send proper `agi_*` headers. */
  | { readonly kind: 'header-failed'; readonly peer: string; readonly error: unknown }
  /** The connection broke during a call, or `onCall` threw something else than AgiHangUp. */
  | { readonly kind: 'call-failed'; readonly peer: string; readonly error: unknown }
  /** Accepting failed (no file descriptors left?); the server goes on. */
  | { readonly kind: 'listener-failed'; readonly error: Error };

export interface FastAgiServerOptions {
  /** Address to listen on. Default 127.0.0.1; FastAGI has no password: open it only to a network that is yours. */
  readonly host?: string;
  /** TCP port, 0 for any free one. Default 4573, FastAGI's own. */
  readonly port?: number;
  /** Calls in progress beyond which a call is answered `failure`. Default 1,000. */
  readonly maxCalls?: number;
  /** Sockets that are no calls (headers to come, or closing) beyond which the oldest is closed. Default 1,000. */
  readonly maxWaiting?: number;
  /** Bounds of each connection. */
  readonly limits?: Partial<AgiLimits>;
  /** Addresses and networks that may connect. Default: any that reaches `host`. */
  readonly allowedPeers?: readonly string[];
  /**
   * The call, from its headers to its end: the connection is closed when it settles, with `failure` when it rejects
   * with anything but AgiHangUp or AgiServerClosing.
   */
  readonly onCall: (connection: AgiConnection) => Promise<void>;
  /** Hears of what went wrong; it must not throw. Default: nobody. */
  readonly log?: (event: ServerEvent) => void;
}

export interface ServerSettings extends Omit<Required<FastAgiServerOptions>, 'allowedPeers' | 'limits'> {
  readonly limits: AgiLimits;
}

/** Options with their defaults. Throws AgiServerError for a bound that is no positive number. */
export function settingsOf(options: FastAgiServerOptions): ServerSettings {
  const { host = '127.0.0.1', port = 4573, maxCalls = 1000, maxWaiting = 1000 } = options;
  const { onCall, log = () => undefined } = options;
  const limits: AgiLimits = { ...DEFAULT_LIMITS, ...options.limits };
  for (const [name, value] of Object.entries({ maxCalls, maxWaiting, ...limits })) positive(name, value);
  return { host, port, maxCalls, maxWaiting, limits, onCall, log };
}

function positive(name: string, value: number): void {
  if (value > 0) return;
  throw new AgiServerError(`${name} is ${value}: give a number above 0`);
}
