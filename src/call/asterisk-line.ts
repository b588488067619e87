import * as agi from '../agi/commands.ts';
import type { AgiConnection } from '../agi/connection.ts';
import { callerNumber } from '../agi/environment.ts';
import { AgiCommandRejected, AgiError, AgiUnsendable } from '../agi/errors.ts';
import { fileOf, type Utterance } from '../speech/clip.ts';
import { HangUp, type Heard, type Pace, type RecordingLine, type TransferTarget } from './line.ts';
import { TypeAhead } from './type-ahead.ts';

/** The subroutine of `deploy/asterisk/extensions_disque_consulta.conf` that speaks and listens in one command. */
const ASK_CONTEXT = 'disque-consulta-ask';
/** The one that records. */
const RECORD_CONTEXT = 'disque-consulta-record';
/** Seconds: of silence that end a recording, and in all. */
const RECORDING = { silence: 3, most: 12 };
/** Longest list of prompts in one command: AGI lines end at 2,047 bytes in Asterisk before 20.16 and 22.6. */
const MOST_PROMPT_BYTES = 1_500;
/** Longest list once the dialplan has put the folder before each: its functions work in 4,096 bytes. */
const MOST_PATH_BYTES = 3_500;
/** No recording of ours is longer. It bounds how long a reply may take, not what is played. */
const LONGEST_CLIP_MS = 20_000;

/** Before the name of a recording that is the clinic's own: the dialplan puts the other folder there. */
const OWN = '+';

/** Where recordings are, as Asterisk sees it; absolute paths. */
export interface SoundFolders {
  /** Those that come with the program. */
  readonly shipped: string;
  /** The clinic's own, which go before. */
  readonly own: string;
  /** Whether the clinic has one of its own: `pt_BR/doctor/rafael-costa`. */
  readonly isOwn: (file: string) => boolean;
}

/**
 * A call on Asterisk. Between two AGI commands Asterisk reads and drops the keys pressed; so each question is one
 * command, a subroutine in the dialplan that plays and listens, and the channel records every key from the first
 * moment on (`StoreDTMF`): what came beyond a question's answer is the next question's.
 */
export class AsteriskLine implements RecordingLine {
  readonly callerNumber: string | null;
  readonly #connection: AgiConnection;
  readonly #sounds: SoundFolders;
  readonly #ahead = new TypeAhead();

  private constructor(connection: AgiConnection, sounds: SoundFolders) {
    this.#connection = connection;
    this.#sounds = sounds;
    this.callerNumber = callerNumber(connection.environment) ?? null;
  }

  /** Takes over a call that the dialplan has answered. @throws HangUp */
  static async open(connection: AgiConnection, sounds: SoundFolders): Promise<AsteriskLine> {
    const line = new AsteriskLine(connection, sounds);
    await line.#send(agi.setVariable('DISQUE_SOUNDS', sounds.shipped));
    await line.#send(agi.setVariable('DISQUE_OWN_SOUNDS', sounds.own));
    return line;
  }

  async ask(utterance: Utterance, maxKeys: number, { firstKeyMs, nextKeyMs }: Pace): Promise<Heard> {
    const early = this.#ahead.take(maxKeys);
    if (early) return early;
    const parts = inParts(this.#filesOf(utterance), this.#longestFolder);
    const last = parts.pop() ?? [];
    // A key cuts what is left: then the parts that follow are played to nobody, and end at once.
    for (const part of parts) await this.#play(part, 1, 0, 0);
    await this.#play(last, maxKeys, firstKeyMs, nextKeyMs);
    await this.#learnKeys();
    return this.#ahead.take(maxKeys) ?? this.#ahead.takeAll();
  }

  async say(utterance: Utterance): Promise<void> {
    const parts = inParts(this.#filesOf(utterance), this.#longestFolder);
    for (const part of parts) if (part.length > 0) await this.#play(part, 1, 0, 0);
  }

  async setLanguage(language: string): Promise<void> {
    await this.#send(agi.setVariable('DISQUE_LANGUAGE', language));
  }

  forgetKeys(): void {
    this.#ahead.forget();
  }

  async transfer(target: TransferTarget, variables: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(variables)) await this.#send(agi.setVariable(name, value));
    await this.#giveKeysBack();
    await this.#send(agi.setContext(target.context));
    await this.#send(agi.setExtension(target.extension));
    await this.#send(agi.setPriority(target.priority));
    // The dialplan goes on when AGI ends: the caller need not wait, in silence, for what we have left to tidy up.
    this.#connection.close();
  }

  async record(name: string): Promise<'recorded' | 'failed'> {
    const { silence, most } = RECORDING;
    const args = [name, silence, most].join(',');
    const called = await this.#send(agi.gosub(RECORD_CONTEXT, 's', 1, args), most * 1000);
    if (called.result !== '0') throw new MissingSubroutine(RECORD_CONTEXT);
    const { value } = await this.#send(agi.getFullVariable('${RECORD_STATUS}'));
    if (value === 'HANGUP') throw new HangUp('the caller hung up');
    // The key that ended it is no answer to anything.
    this.forgetKeys();
    return value === 'ERROR' ? 'failed' : 'recorded';
  }

  async hangUp(): Promise<void> {
    await this.#send(agi.hangUp());
  }

  /**
   * From here on the caller's keys are the dialplan's again, and those of this call (a CPF, a PIN) nobody's. An
   * Asterisk that refuses a part of it still takes the caller to a person.
   */
  async #giveKeysBack(): Promise<void> {
    const commands = [
      agi.setVariable('FRAME_DROP(RX)', ''),
      agi.exec('StoreDTMF', 'remove'),
      agi.setVariable('DISQUE_KEYS', ''),
      agi.setVariable('DISQUE_READ', ''),
      agi.setVariable('TIMEOUT(absolute)', '0'),
    ];
    for (const command of commands) {
      try {
        await this.#send(command);
      } catch (error) {
        if (!(error instanceof AgiCommandRejected)) throw error;
      }
    }
  }

  get #longestFolder(): number {
    return Math.max(this.#sounds.shipped.length, this.#sounds.own.length) + 1;
  }

  #filesOf(utterance: Utterance): string[] {
    return utterance.map(fileOf).map((file) => (this.#sounds.isOwn(file) ? OWN + file : file));
  }

  async #play(
    files: readonly string[],
    maxKeys: number,
    firstKeyMs: number,
    nextKeyMs: number,
  ): Promise<void> {
    const args = [files.join('&'), maxKeys, this.#ahead.tellUsed(), firstKeyMs / 1000, nextKeyMs / 1000];
    const takesMs = files.length * LONGEST_CLIP_MS + firstKeyMs + maxKeys * nextKeyMs;
    const called = await this.#send(agi.gosub(ASK_CONTEXT, 's', 1, args.join(',')), takesMs);
    if (called.result !== '0') throw new MissingSubroutine(ASK_CONTEXT);
  }

  async #learnKeys(): Promise<void> {
    const reply = await this.#send(agi.getFullVariable('${READSTATUS} ${DISQUE_KEYS}'));
    const [status = '', keys = ''] = (reply.value ?? '').split(' ');
    if (status === 'HANGUP') throw new HangUp('the caller hung up');
    this.#ahead.learn(keys);
  }

  /** Sends one command. Whatever ends the connection ends the call: to a conversation it is a hang-up. */
  async #send(command: agi.AgiCommand, timeoutMs = 0) {
    try {
      return await this.#connection.send(command, { timeoutMs });
    } catch (error) {
      if (
        error instanceof AgiError &&
        !(error instanceof AgiCommandRejected || error instanceof AgiUnsendable)
      )
        throw new HangUp(error.message, { cause: error });
      throw error;
    }
  }
}

/** Asterisk does not know the subroutine: the files of `deploy/asterisk` are not (or not all) included. */
export class MissingSubroutine extends Error {
  override readonly name = 'MissingSubroutine';
  constructor(context: string) {
    super(
      `Asterisk has no dialplan context [${context}]: #include deploy/asterisk/extensions_disque_consulta.conf ` +
        'in extensions.conf and run `asterisk -rx "dialplan reload"`',
    );
  }
}

/** Cuts what is to be played into stretches that each fit into one command; at least one, perhaps empty. */
function inParts(files: readonly string[], folderBytes: number): string[][] {
  const parts: string[][] = [[]];
  let room = { prompts: 0, paths: 0 };
  for (const file of files) {
    const bytes = file.length + 1;
    room = { prompts: room.prompts - bytes, paths: room.paths - bytes - folderBytes };
    if (room.prompts < 0 || room.paths < 0) {
      parts.push([]);
      room = { prompts: MOST_PROMPT_BYTES - bytes, paths: MOST_PATH_BYTES - bytes - folderBytes };
    }
    parts.at(-1)?.push(file);
  }
  return parts.length > 1 ? parts.slice(1) : parts;
}
