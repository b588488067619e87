import type { CallRecorder } from '../office/calls/call-recorder.ts';
import type { Office } from '../office/desk.ts';
import type { PhoneGuide, TreeStep } from './contract/phone.ts';
import type { LiveHub } from './live/hub.ts';
import type { WebLog } from './log.ts';
import type { PromptLibrary } from './prompts.ts';

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
  /** Codes of every language that it could speak. */
  readonly languages: readonly string[];
  /** In a demonstration, whom to call as; else nobody. */
  readonly demoPatients: PhoneGuide['patients'];
  /** A recording by its name below the folder (`pt_BR/time/hour-14`), A-law at 8 kHz; null = there is none. */
  recording(name: string): Promise<Uint8Array | null>;
}

/** Everything the web room works with; made in `src/main`. */
export interface WebDeps {
  readonly desk: Office;
  readonly settings: WebSettings;
  readonly live: LiveHub;
  /** Of the calls of this process. */
  readonly calls: Pick<CallRecorder, 'withOwn'>;
  readonly prompts: PromptLibrary;
  readonly line: WebLine;
  readonly log: WebLog;
}
