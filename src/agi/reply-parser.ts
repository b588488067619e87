import { AgiProtocolError } from './errors.ts';

/** What Asterisk answered to a command it carried out (`200 result=…`). */
export interface AgiReply {
  /** What stands after `result=`: a number, dialled digits, or nothing. */
  readonly result: string;
  /** What stands inside the parentheses, which may hold parentheses itself; absent when there are none. */
  readonly value?: string;
  /** True for `(timeout)`. On the wire a *variable* whose text is `timeout` looks the same: there, read `value`. */
  readonly timedOut: boolean;
  /** Where playing or recording stopped, in samples. */
  readonly endpos?: number;
}

/** One thing that Asterisk said; a glued line (`HANGUP511 …`) says two. */
export type ReplyEvent =
  | { readonly kind: 'reply'; readonly reply: AgiReply }
  /** Any failure code but 511; `text` is a 520's whole usage. */
  | { readonly kind: 'rejected'; readonly status: number; readonly text: string }
  /** 511: the channel is dead and this command does not work on it. */
  | { readonly kind: 'dead' }
  /** 1xx: the command has begun, its reply is still to come (GOSUB). */
  | { readonly kind: 'begun' }
  /** The HANGUP line: it may come at any moment, also more than once. */
  | { readonly kind: 'hang-up' };

const USAGE_CHARACTERS = 65_536;
const STATUS = /^(\d{3})([ -])(.*)$/s;
const HANG_UPS = /^(?:HANGUP)+(?=$|\d{3}[ -])/;
const RESULT = /^result=([^ ]*)(?: (.*))?$/s;
const ENDPOS = /(?:^|\) )endpos=(\d+)$/;
const AFTER_VALUE = /^$|^ \w+=/;

const NOTHING: readonly ReplyEvent[] = [];
const HUNG_UP: ReplyEvent = { kind: 'hang-up' };
const ONLY_HUNG_UP: readonly ReplyEvent[] = [HUNG_UP];

/** Turns Asterisk's lines into events (`res/res_agi.c`, every `ast_agi_send()`); remembers only an open 520 usage. */
export class ReplyParser {
  #usage: string | undefined;

  /** Reads one line, without its `\n`. Throws AgiProtocolError for what is not AGI: the connection is of no use then. */
  take(line: string): readonly ReplyEvent[] {
    const hangUps = HANG_UPS.exec(line);
    if (hangUps !== null) return this.#hungUp(line.slice(hangUps[0].length));
    if (this.#usage !== undefined) return this.#usageLine(this.#usage, line);
    const status = STATUS.exec(line);
    if (status === null) throw notAgi(line);
    const [, code = '', dash, text = ''] = status;
    if (dash === '-') return this.#openUsage(code, text, line);
    return [eventOf(Number(code), text, line)];
  }

  #hungUp(glued: string): readonly ReplyEvent[] {
    return glued === '' ? ONLY_HUNG_UP : [HUNG_UP, ...this.take(glued)];
  }

  #openUsage(code: string, text: string, line: string): readonly ReplyEvent[] {
    if (code !== '520') throw notAgi(line);
    this.#usage = text;
    return NOTHING;
  }

  #usageLine(usage: string, line: string): readonly ReplyEvent[] {
    if (usage.length + line.length > USAGE_CHARACTERS)
      throw new AgiProtocolError('a 520 usage without an end');
    this.#usage = line.startsWith('520 ') ? undefined : `${usage}\n${line}`;
    return this.#usage === undefined ? [{ kind: 'rejected', status: 520, text: usage }] : NOTHING;
  }
}

function eventOf(status: number, text: string, line: string): ReplyEvent {
  if (status === 200) return { kind: 'reply', reply: replyOf(text, line) };
  if (status === 511) return { kind: 'dead' };
  if (status >= 100 && status < 200) return { kind: 'begun' };
  if (status >= 400 && status < 600) return { kind: 'rejected', status, text };
  throw notAgi(line);
}

function replyOf(text: string, line: string): AgiReply {
  const parts = RESULT.exec(text);
  if (parts === null) throw notAgi(line);
  const [, result = '', rest = ''] = parts;
  const value = rest.startsWith('(') ? valueOf(rest, line) : undefined;
  const endpos = ENDPOS.exec(rest)?.[1];
  return {
    result,
    ...(value === undefined ? {} : { value }),
    timedOut: value === 'timeout',
    ...(endpos === undefined ? {} : { endpos: Number(endpos) }),
  };
}

/**
 * A value runs to the *last* parenthesis, as it may hold some. Nothing that Asterisk puts after a value holds
 * any, except recognised speech (`(speech) endpos=0 results=1 … text0="a)"`), which this library does not ask for.
 */
function valueOf(rest: string, line: string): string {
  const end = rest.lastIndexOf(')');
  if (end === -1 || !AFTER_VALUE.test(rest.slice(end + 1))) throw notAgi(line);
  return rest.slice(1, end);
}

/** Shows the shape of a line, not its content: it may hold what a caller dialled. */
function notAgi(line: string): AgiProtocolError {
  const shape = line.slice(0, 24).replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
  return new AgiProtocolError(
    `the peer sent a line that is no AGI reply, of the form ${JSON.stringify(shape)}`,
  );
}
