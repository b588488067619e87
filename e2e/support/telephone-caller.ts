import { setImmediate as turnOfEvents } from 'node:timers/promises';
import type { CallEvent } from '../../src/call/conversation.ts';
import { textOf, type Clip } from '../../src/speech/clip.ts';
import type { Asterisk } from './asterisk.ts';
import type { SipCall } from './sip-phone.ts';
import { spokenOn, type Spoken } from './sound/spoken-log.ts';
import { until, type CallRecord } from './telephone-calls.ts';

export interface CallerOptions {
  readonly asterisk: Asterisk;
  readonly calls: CallRecord;
  readonly clips: ReadonlyMap<string, Clip>;
  /** Which call in Asterisk's log this is, from 0. */
  readonly place: number;
}

/** As fast as keys are pressed here, unless a test says otherwise. */
const KEYS_PER_SECOND = 20;

/** Between two recordings Asterisk is silent for some 50 ms, and a machine that is busy keeps it waiting for longer. */
const SILENCE_MS = 500;

export type Answers = readonly (readonly [question: string, keys: string])[];

/** Who one is, keyed in. */
export const identifiedAs = ({ cpf, birth }: { cpf: string; birth: string }): Answers => [
  ['identify.cpf', cpf],
  ['identify.birth-date', birth],
];

/** Somebody with a telephone, on a real SIP call with the line. */
export class Caller {
  readonly phone: SipCall;
  /** The call as lived: `> what was heard to its end`, `< keys`. */
  readonly transcript: string[] = [];
  /** Keys pressed, and where in what the phone received: the first of them and the last. */
  readonly pressed: { readonly keys: string; readonly from: number; readonly to: number }[] = [];
  readonly #options: CallerOptions;
  #callId = '';
  #seen = 0;
  #lastAsked = '';

  constructor(phone: SipCall, options: CallerOptions) {
    this.phone = phone;
    this.#options = options;
  }

  /** What the line says happened in this call so far. */
  events(): readonly CallEvent[] {
    return this.#options.calls.of(this.#callId);
  }

  /** Waits until the line asks its next question: which one, and what is said with it and before. */
  async nextQuestion(): Promise<{ question: string; said: string }> {
    const { calls } = this.#options;
    const said: string[] = [];
    const question = await until(
      () => {
        this.#callId ||= calls.claim() ?? '';
        for (const event of calls.of(this.#callId).slice(this.#seen)) {
          this.#seen += 1;
          if (event.kind === 'said') said.push(event.text);
          if (event.kind === 'asked') return (this.#lastAsked = event.question);
        }
        return null;
      },
      () => `the next question; so far: ${JSON.stringify(calls.of(this.#callId))}`,
    );
    return { question, said: said.join(' ') };
  }

  /**
   * Waits until the line asks this, next; on a busy machine it may first ask once more what this caller was slow to
   * answer. Gives what is said with it, and before.
   */
  async asked(expected: string): Promise<string> {
    const before = this.#lastAsked;
    const { question, said } = await this.nextQuestion();
    if (question === expected) return said;
    if (question === before) return this.asked(expected);
    throw new Error(`the line asked '${question}' instead of '${expected}': ${said}`);
  }

  /** Waits for the question and presses keys at once, over whatever is being said. */
  async answers(question: string, keys: string): Promise<void> {
    await this.asked(question);
    await this.press(keys);
  }

  /** Answers several questions, one after another. */
  async answersAll(answers: Answers): Promise<void> {
    for (const [question, keys] of answers) await this.answers(question, keys);
  }

  /** Waits for the question and lets the line speak to the end: gives the words that Asterisk has played. */
  async listensTo(question: string): Promise<string> {
    const said = await this.asked(question);
    await this.heardToItsEnd(said);
    this.transcript.push(`> ${said}`);
    return said;
  }

  /** The same with whole recordings: to the last sound of them. */
  async hearsOut(question: string): Promise<string> {
    const said = await this.listensTo(question);
    await this.hearsNothing();
    return said;
  }

  /** Waits for the question, and until it begins to be heard. */
  async hearsBegin(question: string): Promise<void> {
    await this.#hears(question, (played) => played.length > 0);
  }

  /** Waits for the question, and for the moment at which this clip of it is over and what follows begins. */
  async hearsUntil(question: string, clip: string): Promise<void> {
    await this.#hears(question, (played) => played.slice(0, -1).includes(clip));
  }

  async #hears(question: string, enough: (played: readonly string[]) => boolean): Promise<void> {
    const said = await this.asked(question);
    await until(
      async () => {
        const last = (await this.spoken()).at(-1);
        return last !== undefined && this.inWords(last.asked) === said && enough(last.played);
      },
      () => `enough of ${question}`,
    );
  }

  /** Waits until the line is silent: from now on, for what is to be heard may not have begun. */
  async hearsNothing(): Promise<void> {
    const from = performance.now();
    await until(
      async () => {
        // What has come in meanwhile is taken in first.
        await turnOfEvents();
        return Math.min(this.phone.quietMs, performance.now() - from) > SILENCE_MS;
      },
      () => 'the line to be silent',
    );
  }

  /** Waits until these words have been played last. */
  async heardToItsEnd(words: string): Promise<void> {
    await until(
      async () => (await this.heard()).endsWith(words),
      () => `"${words}" to be played`,
    );
  }

  async press(keys: string, perSecond = KEYS_PER_SECOND): Promise<void> {
    this.transcript.push(`< ${keys}`);
    const from = this.phone.position;
    this.pressed.push({ keys, from, to: from + ((keys.length - 1) * 8_000) / perSecond });
    await this.phone.press(keys, { perSecond });
  }

  /** All that Asterisk has played to this caller so far, in words. */
  async heard(): Promise<string> {
    return this.inWords(await this.clipsHeard());
  }

  inWords(clips: readonly string[]): string {
    const known = this.#options.clips;
    return textOf(clips.map((clip) => known.get(clip) ?? { language: '', id: clip, text: `[${clip}]` }));
  }

  /** The clips of all that was played to this caller so far. */
  async clipsHeard(): Promise<string[]> {
    return (await this.spoken()).flatMap(({ played }) => played);
  }

  /** The same, with what the line meant to say, each time. */
  async spoken(): Promise<Spoken[]> {
    const channel = await this.channel();
    return spokenOn(channel, this.#options.asterisk.log());
  }

  /** `PJSIP/disque-consulta-test-00000001`. */
  async channel(): Promise<string> {
    const { asterisk, place } = this.#options;
    const arrivals = /Executing \[\d+@disque-consulta:1\] Goto\("([^"]+)"/g;
    return until(
      () => [...asterisk.log().matchAll(arrivals)][place]?.[1],
      () => `call number ${place} in Asterisk's log`,
    );
  }

  /** Waits until this caller is with the attendant; gives what the dialplan knows about them. */
  async reachesAttendant(): Promise<{ reason: string | undefined; patientId: string | undefined }> {
    const { asterisk } = this.#options;
    const channel = await this.channel();
    await until(
      () => asterisk.log().includes(`[s@disque-consulta-attendant:1] Gosub("${channel}"`),
      () => `${channel} with the attendant; heard: ${asterisk.log().slice(-3_000)}`,
    );
    const variables = await asterisk.variables(channel);
    return { reason: variables.get('DISQUE_REASON'), patientId: variables.get('DISQUE_PATIENT_ID') };
  }

  /** Says no more, and waits until the line has hung up. */
  async isHungUpOn(): Promise<void> {
    const by = await this.phone.ended;
    if (by !== 'there') throw new Error('this telephone hung up itself');
  }

  async hangUp(): Promise<void> {
    await this.phone.hangUp();
  }
}
