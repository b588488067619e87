import type { AgiCommand } from './commands.ts';
import type { AgiEnvironment } from './environment.ts';
import {
  AgiCommandInFlight,
  AgiCommandRejected,
  AgiConnectionLost,
  AgiHangUp,
  AgiTimeout,
  type AgiError,
} from './errors.ts';
import { HangUp } from './hang-up.ts';
import { InFlight, pendingReply, type Pending } from './in-flight.ts';
import type { AgiLimits } from './limits.ts';
import type { LineStream } from './line-stream.ts';
import { encodeLine } from './quoting.ts';
import { ReplyParser, type AgiReply, type ReplyEvent } from './reply-parser.ts';

export interface SendOptions {
  /**
   * Milliseconds that the command itself may take beyond what its own arguments tell (`takesMs`), such as a prompt's
   * length; the reply is waited for as long as both and the connection's `replyMs`. Default 0.
   */
  readonly timeoutMs?: number;
  /** Send it although the caller is gone: GET/SET VARIABLE, VERBOSE, NOOP and EXEC work on a dead channel. */
  readonly evenIfHungUp?: boolean;
}

/**
 * One call, from the end of its headers on (`openConnection` gives it).
 *
 *     idle ──send()──▶ waiting ──reply──▶ idle            (one command in flight at most)
 *     idle or waiting ──close(), FIN, reset, garbage, too late──▶ over
 *
 * HANGUP changes none of these: the command in flight still gets its reply, and commands that work on a dead
 * channel may follow. No error event and no rejection goes unhandled, whether or not the script looks at it.
 */
export class AgiConnection {
  /** The `agi_*` headers. */
  readonly environment: AgiEnvironment;
  readonly #lines: LineStream;
  readonly #limits: AgiLimits;
  readonly #inFlight = new InFlight();
  readonly #replies = new ReplyParser();
  readonly #hangUp = new HangUp((cause) => this.#listenerThrew(cause));
  #execUsageDue = false;
  #over: AgiError | undefined;
  #failure: AgiError | undefined;
  #ending: AbortController | undefined;

  constructor(lines: LineStream, environment: AgiEnvironment, limits: AgiLimits) {
    this.environment = environment;
    this.#lines = lines;
    this.#limits = limits;
    lines.reader = {
      line: (line) => this.#line(line),
      over: (error) => this.#ended(error),
      late: () => lines.fail(this.#lateness()),
    };
    lines.maxLineBytes = limits.replyLineBytes;
    lines.expectWithin(limits.idleMs);
  }

  /** True once the caller is known to be gone: HANGUP, a 511, or Asterisk closed. A broken connection is no hang-up. */
  get hungUp(): boolean {
    return this.#hangUp.happened;
  }

  /** True once nothing can be sent any more, for whatever reason. */
  get over(): boolean {
    return this.#over !== undefined;
  }

  /** What broke the connection (protocol, lateness, loss); `undefined` while it lives and after a proper end. */
  get failure(): AgiError | undefined {
    return this.#failure;
  }

  /** Aborts when the call should end soon: say goodbye once the command in flight has its reply. */
  get signal(): AbortSignal {
    return (this.#ending ??= new AbortController()).signal;
  }

  /** Asks the script to end the call soon: aborts `signal` with `reason`. */
  askToEnd(reason: Error): void {
    (this.#ending ??= new AbortController()).abort(reason);
  }

  /** Calls `listener` once when the caller is known to be gone (soon, if that is so). Gives a way to take it back. */
  onHangUp(listener: () => void): () => void {
    return this.#hangUp.on(listener);
  }

  /** The caller is gone, as learnt elsewhere: AGI over stdin tells it by SIGHUP, not by a line. */
  noteHangUp(): void {
    this.#hangUp.note();
  }

  /**
   * Sends one command and gives its reply; await it before the next. Rejects with AgiHangUp (the caller is gone),
   * AgiCommandRejected (510, 520), AgiCommandInFlight or AgiUnsendable (nothing was written, the call goes on), or
   * AgiTimeout, AgiProtocolError, AgiConnectionLost (the connection is closed).
   */
  send(command: AgiCommand, options: SendOptions = {}): Promise<AgiReply> {
    const pending = pendingReply(command.name);
    try {
      this.#refuse(command, options);
      const line = encodeLine(command.name, command.args, this.#limits.commandBytes);
      this.#inFlight.put(pending);
      this.#lines.expectWithin(this.#limits.replyMs + (command.takesMs ?? 0) + (options.timeoutMs ?? 0));
      this.#lines.write(line);
    } catch (error) {
      pending.reject(error as AgiError);
    }
    return pending.promise;
  }

  /** Ends the connection properly; the dialplan goes on. A command in flight rejects with `reason`, as later ones do. */
  close(reason: AgiError = new AgiConnectionLost('this side closed the connection')): void {
    this.#finish(reason);
    this.#lines.close();
  }

  /**
   * Ends it with the word that this call was not served: AGISTATUS becomes FAILURE and the dialplan goes on.
   * `run_agi()` in `res/res_agi.c` (line 4408 in master of 2026-08) takes any line that begins with `failure` so.
   * A TCP reset would eat the word, and AGISTATUS would be SUCCESS: so what Asterisk says is read until it closes.
   */
  fail(reason?: AgiError): void {
    this.#lines.write('failure\n');
    this.close(reason);
  }

  #refuse(command: AgiCommand, options: SendOptions): void {
    if (this.#over !== undefined) throw this.#over;
    if (this.#inFlight.name !== undefined) throw new AgiCommandInFlight(command.name, this.#inFlight.name);
    if (this.hungUp && options.evenIfHungUp !== true) throw new AgiHangUp();
  }

  #line(line: string): void {
    for (const event of this.#replies.take(line)) if (!this.over) this.#event(event);
  }

  #event(event: ReplyEvent): void {
    switch (event.kind) {
      case 'hang-up':
        return this.noteHangUp();
      case 'begun':
        return;
      case 'reply':
        return this.#answered(event.reply);
      case 'rejected':
        return this.#rejected(event.status, event.text);
      case 'dead':
        this.noteHangUp();
        return this.#settle().reject(new AgiHangUp('the channel is dead: it was hung up'));
    }
  }

  /** An application that returns 1 makes Asterisk say EXEC's usage after the reply (`handle_exec()`: "this is wrong"). */
  #answered(reply: AgiReply): void {
    const command = this.#settle();
    this.#execUsageDue = command.name === 'EXEC' && reply.result === '1';
    command.resolve(reply);
  }

  #rejected(status: number, text: string): void {
    const stray = this.#execUsageDue && status === 520;
    this.#execUsageDue = false;
    if (stray) return;
    const command = this.#settle();
    command.reject(new AgiCommandRejected(command.name, status, text));
  }

  #settle(): Pending {
    const command = this.#inFlight.take();
    this.#lines.expectWithin(this.#limits.idleMs);
    return command;
  }

  #lateness(): AgiTimeout {
    const { idleMs } = this.#limits;
    if (this.#inFlight.name === undefined)
      return new AgiTimeout('idle', `the script sent nothing for ${idleMs} ms`);
    return new AgiTimeout(
      'reply',
      `${this.#inFlight.name} got no reply in time; does it need a longer timeoutMs?`,
    );
  }

  #ended(error: AgiError | undefined): void {
    const properly = error === undefined || (this.hungUp && error instanceof AgiConnectionLost);
    if (!properly) this.#failure ??= error;
    this.#finish(properly ? new AgiHangUp() : error);
    if (properly) this.noteHangUp();
  }

  #finish(reason: AgiError): void {
    this.#over ??= reason;
    this.#inFlight.abandon(reason);
  }

  #listenerThrew(cause: unknown): void {
    this.#failure = new AgiConnectionLost('a hang-up listener threw', { cause });
    this.#lines.fail(this.#failure);
  }
}
