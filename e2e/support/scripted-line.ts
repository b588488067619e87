import { HangUp, type Heard, type Line, type Pace, type TransferTarget } from '../../src/call/line.ts';
import { textOf, type Utterance } from '../../src/speech/clip.ts';

/** One thing the line was told to do. */
export interface LineCommand {
  readonly kind: 'ask' | 'say' | 'language' | 'transfer' | 'hang-up';
  readonly utterance: Utterance;
  /** What whatever else speaks to this caller was last told to speak. */
  readonly language: string;
}

/** As in the dialplan of `deploy/asterisk`. */
const UNTOLD_LANGUAGE = 'pt_BR';

/** What a caller does when asked: keys (`#` ends them early), silence (''), or the receiver put down (null). */
export type Answer = string | null;

/** A telephone line whose caller is a function; at any command the caller may be gone. */
export class ScriptedLine implements Line {
  readonly callerNumber: string | null;
  readonly commands: LineCommand[] = [];
  readonly transcript: string[] = [];
  /** Those it was told to speak, in turn. */
  readonly languages: string[] = [];
  /** How long each question was to be waited for. */
  readonly paces: Pace[] = [];
  transferredTo: TransferTarget | null = null;
  variables: Readonly<Record<string, string>> = {};
  readonly #answer: (utterance: Utterance, maxKeys: number) => Answer | Promise<Answer>;
  readonly #hangUpAt: number;
  #gone = false;

  constructor(
    answer: (utterance: Utterance, maxKeys: number) => Answer | Promise<Answer>,
    options: { callerNumber?: string | null; hangUpAt?: number } = {},
  ) {
    this.#answer = answer;
    this.callerNumber = options.callerNumber === undefined ? '85999990000' : options.callerNumber;
    this.#hangUpAt = options.hangUpAt ?? Number.POSITIVE_INFINITY;
  }

  async ask(utterance: Utterance, maxKeys: number, pace: Pace): Promise<Heard> {
    this.#command('ask', utterance);
    this.paces.push(pace);
    const keys = await this.#answer(utterance, maxKeys);
    if (keys === null) throw this.#leave();
    this.transcript.push(`< ${keys === '' ? '…' : keys}`);
    if (keys.endsWith('#')) return { keys: keys.slice(0, -1), ended: 'hash' };
    return { keys: keys.slice(0, maxKeys), ended: keys.length >= maxKeys ? 'full' : 'silence' };
  }

  say(utterance: Utterance): Promise<void> {
    return this.#done('say', utterance);
  }

  async setLanguage(language: string): Promise<void> {
    await this.#done('language', []);
    this.languages.push(language);
  }

  forgetKeys(): void {}

  async transfer(target: TransferTarget, variables: Readonly<Record<string, string>>): Promise<void> {
    await this.#done('transfer', []);
    this.transferredTo = target;
    this.variables = variables;
    this.transcript.push(`→ ${target.context} (${variables['DISQUE_REASON']})`);
  }

  hangUp(): Promise<void> {
    return this.#done('hang-up', []);
  }

  async #done(kind: LineCommand['kind'], utterance: Utterance): Promise<void> {
    this.#command(kind, utterance);
    return Promise.resolve();
  }

  #command(kind: LineCommand['kind'], utterance: Utterance): void {
    if (this.#gone || this.commands.length === this.#hangUpAt) throw this.#leave();
    const language = this.languages.at(-1) ?? UNTOLD_LANGUAGE;
    this.commands.push({ kind, utterance, language });
    if (utterance.length > 0) this.transcript.push(`> ${textOf(utterance)}`);
  }

  #leave(): HangUp {
    this.#gone = true;
    return new HangUp('the caller hung up');
  }
}
