/** `MAX_ARGS` of `res/res_agi.c`. */
const MAX_ARGS = 128;
const [QUOTE, SPACE, TAB, BACKSLASH] = [0x22, 0x20, 0x09, 0x5c];

/**
 * Asterisk's `parse_args()` (`res/res_agi.c`), step for step: it works on the bytes in place, words are places where
 * they begin, and a NUL ends each. Throws where Asterisk would write past its array and crash.
 */
export function parseArgs(line: Uint8Array | string): string[] {
  const bytes = Buffer.concat([Buffer.from(line), Buffer.alloc(1)]);
  const words: number[] = [];
  let [cur, quoted, escaped, whitespace] = [0, false, false, true];
  const normal = (byte: number): void => {
    if (whitespace) {
      if (words.length >= MAX_ARGS - 1) return;
      words.push(cur);
      whitespace = false;
    }
    bytes[cur++] = byte;
    escaped = false;
  };
  for (let s = 0; bytes[s] !== 0; s += 1) {
    const byte = bytes[s] ?? 0;
    if (byte === QUOTE) {
      if (escaped) {
        normal(byte);
        continue;
      }
      quoted = !quoted;
      if (quoted && whitespace) {
        if (words.length >= MAX_ARGS) throw new Error('parse_args() writes past argv: Asterisk crashes');
        words.push(cur);
        whitespace = false;
      }
      escaped = false;
    } else if (byte === SPACE || byte === TAB) {
      if (quoted || escaped) normal(byte);
      else {
        whitespace = true;
        bytes[cur++] = 0;
      }
    } else if (byte === BACKSLASH && !escaped) escaped = true;
    else normal(byte);
  }
  if (words.length >= MAX_ARGS) throw new Error('parse_args() writes past argv: Asterisk crashes');
  bytes[cur] = 0;
  return words.map((start) => bytes.toString('utf8', start, bytes.indexOf(0, start)));
}
