import { AgiUnsendable } from './errors.ts';

/**
 * Longest command line in bytes, its `\n` included, that every Asterisk reads as one command. One byte more and
 * the rest is read as a second command (`AGI_BUF_LEN` 2,048 in `res/res_agi.c`, `run_agi()`).
 */
export const SAFE_COMMAND_BYTES = 2047;

/** The same from Asterisk 20.16 and 22.6 on, where `AGI_BUF_LEN` is 8,192. */
export const LARGE_COMMAND_BYTES = 8191;

/** Most words in a line: `MAX_ARGS` 128 less one. With more, `parse_args()` writes past its array: the PBX crashes. */
export const MAX_WORDS = 127;

const NEEDS_ESCAPE = /["\\]/;
const EVERY_ESCAPE = /["\\]/g;
// oxlint-disable-next-line no-control-regex -- the three bytes that end a line or a C string
const UNSENDABLE = /[\r\n\0]/;

/**
 * Puts an argument in quotes so that Asterisk's `parse_args()` (`res/res_agi.c`) reads the same argument back:
 * blanks part words, `"` groups, `\` takes the next character as it is. The empty argument is `""`.
 * Throws AgiUnsendable for CR, LF, NUL (they end the line or the C string) and for half a surrogate pair.
 */
export function quote(argument: string): string {
  const unsendable = UNSENDABLE.exec(argument);
  if (unsendable !== null) throw new AgiUnsendable(lineEnd(unsendable[0], unsendable.index));
  if (!argument.isWellFormed()) {
    throw new AgiUnsendable('an argument holds half a surrogate pair: pass it through toWellFormed() first');
  }
  return NEEDS_ESCAPE.test(argument) ? `"${argument.replace(EVERY_ESCAPE, '\\$&')}"` : `"${argument}"`;
}

function lineEnd(character: string, index: number): string {
  const name = character === '\0' ? 'a NUL' : character === '\r' ? 'a CR' : 'a LF';
  return `an argument holds ${name} at position ${index}, which AGI cannot carry: remove it or put a blank`;
}

/**
 * One command line, ready to write: `name` as it is, each argument quoted, `\n` at the end.
 * Throws AgiUnsendable when an argument cannot be sent, or the line is over `maxBytes` bytes or 127 words.
 */
export function encodeLine(
  name: string,
  args: readonly string[],
  maxBytes: number = SAFE_COMMAND_BYTES,
): string {
  let line = name;
  for (const argument of args) line += ` ${quote(argument)}`;
  line += '\n';
  refuseTooMany(name, args.length);
  refuseTooLong(name, Buffer.byteLength(line), maxBytes);
  return line;
}

function refuseTooMany(name: string, args: number): void {
  const words = name.split(' ').length + args;
  if (words <= MAX_WORDS) return;
  throw new AgiUnsendable(
    `${name} has ${words} words, over Asterisk's ${MAX_WORDS}: join arguments with commas`,
  );
}

function refuseTooLong(name: string, bytes: number, maxBytes: number): void {
  if (bytes <= maxBytes) return;
  throw new AgiUnsendable(
    `${name} takes ${bytes} bytes, over the ${maxBytes} that Asterisk reads as one line: ` +
      `shorten it, or raise commandBytes to ${LARGE_COMMAND_BYTES} (Asterisk 20.16, 22.6 or newer)`,
  );
}
