import type { Office } from '../office/desk.ts';
import type { LiveHub } from './live/hub.ts';

/** Where errors and refusals are written; a pino logger fits. */
export interface WebLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface WebSettings {
  /** The telephone in the browser needs no log-in, and the start page says how to come in. */
  readonly demo: boolean;
  /** As browsers see us, `https://agenda.clinica.com.br`; null = whatever host they ask. */
  readonly publicUrl: URL | null;
  readonly trustedProxies: readonly string[];
  readonly idleMs: number;
  /** The built console; null = not built, and only the API is served. */
  readonly consoleFolder: string | null;
}

/** The line that the browser's telephone calls. */
export interface WebLine {
  readonly host: string;
  readonly port: number;
  /** The call tree, for drawing: each question and where its answers lead. */
  readonly tree: readonly TreeStep[];
  /** A recording by its name below the folder (`pt_BR/time/hour-14`), A-law at 8 kHz; null = there is none. */
  recording(name: string): Promise<Uint8Array | null>;
}

/** A step of the call tree, in words a person reads. */
export interface TreeStep {
  readonly id: string;
  readonly kind: 'keys' | 'menu' | 'list' | 'end';
  /** The words of its first asking, where there are any. */
  readonly words: string | null;
  readonly leadsTo: readonly string[];
}

/** Everything the web room works with; made in `src/main`. */
export interface WebDeps {
  readonly desk: Office;
  readonly settings: WebSettings;
  readonly live: LiveHub;
  readonly line: WebLine;
  readonly log: WebLog;
}
