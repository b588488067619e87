import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgiUnsendable } from './errors.ts';
import { parseArgs } from './parse-args.test-support.ts';
import { LARGE_COMMAND_BYTES, MAX_WORDS, encodeLine, quote } from './quoting.ts';

const tricky = fc.constantFrom(
  ' ',
  '\t',
  '"',
  '\\',
  '\\"',
  '${CALLERID(name)}',
  '(',
  ',',
  'é',
  '😀',
  "'",
  '',
);
const argument = fc
  .array(fc.oneof(tricky, fc.string({ unit: 'binary' })))
  .map((parts) => parts.join('').replace(/[\r\n\0]/g, ''));

/** As `run_agi()` reads it: up to the newline, which is cut off. */
const asteriskReads = (line: string): string[] => {
  expect(line.indexOf('\n')).toBe(line.length - 1);
  return parseArgs(line.slice(0, -1));
};

describe('quoting', () => {
  it('brings any arguments through to Asterisk unharmed, the empty one too', () => {
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 20 }), (args) => {
        expect(asteriskReads(encodeLine('EXEC', args, 1e6))).toEqual(['EXEC', ...args]);
      }),
      { numRuns: 500 },
    );
  });

  it('reads back as a programmer expects', () => {
    expect(encodeLine('SET VARIABLE', ['NAME', 'say "hi" \\o/'])).toBe(
      'SET VARIABLE "NAME" "say \\"hi\\" \\\\o/"\n',
    );
  });

  it.each(['\r', '\n', '\0'])('refuses %j, naming the remedy', (character) => {
    expect(() => quote(`ab${character}`)).toThrow(AgiUnsendable);
    expect(() => quote(`ab${character}`)).toThrow(/at position 2.*remove it/);
  });

  it('refuses half a surrogate pair, which UTF-8 cannot say', () => {
    expect(() => quote('\ud800')).toThrow('toWellFormed');
  });

  it('counts the bytes of the line with its newline, and refuses the first that Asterisk would cut', () => {
    const frame = encodeLine('EXEC', ['']).length;
    expect(encodeLine('EXEC', ['x'.repeat(2047 - frame)])).toHaveLength(2047);
    expect(() => encodeLine('EXEC', ['x'.repeat(2048 - frame)])).toThrow(/2048 bytes, over the 2047/);
    expect(() => encodeLine('EXEC', ['é'.repeat(1024)])).toThrow('raise commandBytes to 8191');
    expect(encodeLine('EXEC', ['é'.repeat(1024)], LARGE_COMMAND_BYTES)).toContain('é');
  });

  it('refuses more words than Asterisk has room for, which would crash it', () => {
    const most = Array.from({ length: MAX_WORDS - 2 }, () => 'x');
    expect(asteriskReads(encodeLine('SET VARIABLE', most))).toHaveLength(MAX_WORDS);
    expect(() => encodeLine('SET VARIABLE', [...most, 'x'])).toThrow('128 words');
    expect(() => parseArgs('"x" '.repeat(128))).toThrow('crashes');
  });
});

describe('the model of parse_args()', () => {
  it.each([
    ['EXEC  Read\tX', ['EXEC', 'Read', 'X']],
    ['a"b c"d e', ['ab cd', 'e']],
    ['"" x', ['', 'x']],
    ['a\\ b \\"c', ['a b', '"c']],
    ['"a\\\\" \\\\', ['a\\', '\\']],
    ['"unended word', ['unended word']],
  ])('reads %s', (line, words) => {
    expect(parseArgs(line)).toEqual(words);
  });
});
