import * as agi from '../agi/commands.ts';
import type { AgiConnection } from '../agi/connection.ts';
import { callerNumber } from '../agi/environment.ts';
import { AgiCommandRejected, AgiError, AgiUnsendable } from '../agi/errors.ts';
import type { Utterance } from '../speech/clip.ts';
import { HangUp, type Heard, type Line, type Pace, type TransferTarget } from './line.ts';
import { TypeAhead } from './type-ahead.ts';

/** The subroutine of `deploy/asterisk/extensions_disque_consulta.conf` that speaks and listens in one command. */
const ASK_CONTEXT = 'disque-consulta-ask';
/** Longest list of prompts in one command: AGI lines end at 2,047 bytes in Asterisk before 20.16 and 22.6. */
const MOST_PROMPT_BYTES = 1_800;
/** No recording of ours is longer. It bounds how long a reply may take, not what is played. */
const LONGEST_CLIP_MS = 20_000;

/**
 * A call on Asterisk. Each question is one command, because Asterisk reads and drops the keys pressed between two:
 * the subroutine plays, listens, and goes on listening while keys come in quick succession; what came beyond this
 * question's answer is kept for the next.
 */
export class AsteriskLine implements Line {
  readonly callerNumber: string | null;
  readonly #connection: AgiConnection;
  readonly #ahead = new TypeAhead();
  #pace: Pace = { firstKeyMs: 5_000, nextKeyMs: 3_000 };

  private constructor(connection: AgiConnection) {
    this.#connection = connection;
    this.callerNumber = callerNumber(connection.environment) ?? null;
  }

  /** Answers the channel. `soundsDir`: the recordings' folder as Asterisk sees it. @throws HangUp */
  static async answer(connection: AgiConnection, soundsDir: string): Promise<AsteriskLine> {
    const line = new AsteriskLine(connection);
    await line.#send(agi.answer(), 5_000);
    // One short variable instead of the folder before each prompt: a long sentence must fit into one command.
    await line.#send(agi.setVariable('D', soundsDir));
    return line;
  }

  async ask(utterance: Utterance, maxKeys: number): Promise<Heard> {
    const early = this.#ahead.take(maxKeys);
    if (early.heard) return early.heard;
    // A key that is already there has cut the prompt short.
    const prompts = early.begun === '' ? utterance : [];
    const heard = await this.#listen(prompts, maxKeys - early.begun.length, '');
    if (heard.ended === 'full') this.#ahead.afterFull(maxKeys);
    return { keys: early.begun + heard.keys, ended: heard.ended };
  }

  async say(utterance: Utterance): Promise<void> {
    if (utterance.length === 0) return;
    const { keys } = await this.#listen(utterance, 1, '0.1');
    this.#ahead.keep(keys);
  }

  async setPace(pace: Pace): Promise<void> {
    this.#pace = pace;
    await this.#send(agi.setVariable('TIMEOUT(response)', seconds(pace.firstKeyMs)));
    await this.#send(agi.setVariable('TIMEOUT(digit)', seconds(pace.nextKeyMs)));
  }

  async transfer(target: TransferTarget, variables: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(variables)) await this.#send(agi.setVariable(name, value));
    await this.#send(agi.setContext(target.context));
    await this.#send(agi.setExtension(target.extension));
    await this.#send(agi.setPriority(target.priority));
  }

  async hangUp(): Promise<void> {
    await this.#send(agi.hangUp());
  }

  /** Speaks and listens once; long utterances in several commands, the rest unsaid once a key was pressed. */
  async #listen(utterance: Utterance, maxKeys: number, wait: string): Promise<Heard> {
    const parts = inParts(utterance);
    const last = parts.pop() ?? [];
    for (const part of parts) {
      const heard = await this.#askOnce(part, maxKeys, '0.1');
      if (heard.keys === '' && heard.ended === 'silence') continue;
      if (heard.ended !== 'silence') return heard;
      const rest = await this.#askOnce([], maxKeys - heard.keys.length, wait);
      return { ...rest, keys: heard.keys + rest.keys };
    }
    return this.#askOnce(last, maxKeys, wait);
  }

  async #askOnce(utterance: Utterance, maxKeys: number, wait: string): Promise<Heard> {
    const prompts = utterance.map((clip) => `\${D}/${clip.id}`).join('&');
    const takes = utterance.length * LONGEST_CLIP_MS + this.#pace.firstKeyMs + maxKeys * this.#pace.nextKeyMs;
    const called = await this.#send(agi.gosub(ASK_CONTEXT, 's', 1, `${prompts},${maxKeys},${wait}`), takes);
    if (called.result !== '0') throw new MissingSubroutine();
    const reply = await this.#send(agi.getFullVariable('${DISQUE_STATUS}:${DISQUE_KEYS}:${DISQUE_AHEAD}'));
    const [status = '', keys = '', ahead = ''] = (reply.value ?? '').split(':');
    if (status === 'HANGUP') throw new HangUp('the caller hung up');
    this.#ahead.keep(ahead);
    return { keys, ended: endedBy(status, keys, maxKeys) };
  }

  /** Sends one command. Whatever ends the connection ends the call: to a conversation it is a hang-up. */
  async #send(command: agi.AgiCommand, timeoutMs = 0) {
    try {
      return await this.#connection.send(command, { timeoutMs });
    } catch (error) {
      if (error instanceof AgiError && !(error instanceof AgiCommandRejected || error instanceof AgiUnsendable))
        throw new HangUp(error.message, { cause: error });
      throw error;
    }
  }
}

/** Asterisk does not know the subroutine: the files of `deploy/asterisk` are not (or not all) included. */
export class MissingSubroutine extends Error {
  override readonly name = 'MissingSubroutine';
  constructor() {
    super(
      `Asterisk has no dialplan context [${ASK_CONTEXT}]: #include deploy/asterisk/extensions_disque_consulta.conf ` +
        'in extensions.conf, load app_stack and app_read, and run `asterisk -rx "dialplan reload"`',
    );
  }
}

function endedBy(status: string, keys: string, maxKeys: number): Heard['ended'] {
  if (keys.length >= maxKeys) return 'full';
  return status === 'OK' ? 'hash' : 'silence';
}

/** Cuts an utterance into stretches that each fit into one command. */
function inParts(utterance: Utterance): Utterance[] {
  const parts: Utterance[] = [];
  let part: Utterance[number][] = [];
  let bytes = 0;
  for (const clip of utterance) {
    const size = clip.id.length + '${D}/&'.length;
    if (bytes + size > MOST_PROMPT_BYTES) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(clip);
    bytes += size;
  }
  return [...parts, part];
}

const seconds = (ms: number): string => String(ms / 1000);
