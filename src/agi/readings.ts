import type { AgiReply } from './reply-parser.ts';

/** What a reply means to the command that it answers; the wire alone does not tell. */

/** GET VARIABLE, GET FULL VARIABLE: the text, which may be empty; `undefined` when the variable is not set. */
export function variableValue(reply: AgiReply): string | undefined {
  return reply.result === '1' ? (reply.value ?? '') : undefined;
}

/** STREAM FILE, WAIT FOR DIGIT: the key, `0`-`9 * # A`-`D`, from its ASCII code; `undefined`: none, or it failed. */
export function pressedKey(reply: AgiReply): string | undefined {
  const code = Number(reply.result);
  return code > 0 ? String.fromCharCode(code) : undefined;
}

/** GET DATA: the digits before `#`, and whether time ran out; `undefined`: hang-up or missing file (`-1`). */
export function dialledDigits(reply: AgiReply): { digits: string; timedOut: boolean } | undefined {
  return failed(reply) ? undefined : { digits: reply.result, timedOut: reply.timedOut };
}

/** True for `result=-1`: the caller hung up, or a sound file is missing; `connection.hungUp` tells which. */
export function failed(reply: AgiReply): boolean {
  return reply.result === '-1';
}
