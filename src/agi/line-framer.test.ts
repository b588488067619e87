import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgiProtocolError } from './errors.ts';
import { LineFramer } from './line-framer.ts';

const framed = (chunks: readonly Uint8Array[], maxBytes = 1000): string[] => {
  const framer = new LineFramer(maxBytes);
  const lines: string[] = [];
  for (const chunk of chunks) framer.push(Buffer.from(chunk), (line) => lines.push(line));
  return lines;
};

const split = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
};

describe('LineFramer', () => {
  it('gives the same lines however the bytes are split', () => {
    const noisy = fc.oneof(
      fc.uint8Array(),
      fc.constantFrom('\n', '\r\n', 'ação', '\0').map((s) => Buffer.from(s)),
    );
    fc.assert(
      fc.property(fc.array(noisy), fc.array(fc.nat()), (parts, cuts) => {
        const bytes = Buffer.concat(parts);
        expect(framed(split(bytes, cuts))).toEqual(framed([bytes]));
      }),
    );
  });

  it('ends lines at \\n or \\r\\n and keeps every other byte, a lone \\r and NUL too', () => {
    expect(framed([Buffer.from('a\r\nb\n\nc\rd\0\n')])).toEqual(['a', 'b', '', 'c\rd\0']);
  });

  it('keeps a character that two chunks share, and never throws on bytes that are not UTF-8', () => {
    const word = Buffer.from('São\n');
    expect(framed([word.subarray(0, 2), word.subarray(2)])).toEqual(['São']);
    expect(framed([Buffer.from([0xe7, 0xe3, 0x6f, 0x0a])])).toEqual(['\uFFFD\uFFFDo']);
  });

  it('takes a line of just the bound and refuses one byte more, whole, trickled or unended', () => {
    const line = Buffer.from(`${'x'.repeat(10)}\n`);
    expect(framed([line], 10)).toEqual(['x'.repeat(10)]);
    expect(() => framed([line], 9)).toThrow(AgiProtocolError);
    expect(() =>
      framed(
        [...line].map((byte) => Buffer.from([byte])),
        9,
      ),
    ).toThrow('over 9 bytes');
    expect(() => framed([Buffer.alloc(10, 'x')], 9)).toThrow(AgiProtocolError);
  });

  it('knows when it is in the middle of a line', () => {
    const framer = new LineFramer(10);
    framer.push(Buffer.from('a\nb'), () => undefined);
    expect(framer.midLine).toBe(true);
    framer.push(Buffer.from('\n'), () => undefined);
    expect(framer.midLine).toBe(false);
  });

  it('takes a megabyte byte by byte without copying it each time', () => {
    const framer = new LineFramer(2 ** 20);
    const lines: string[] = [];
    const byte = Buffer.from('x');
    for (let i = 0; i < 2 ** 20; i += 1) framer.push(byte, (line) => lines.push(line));
    framer.push(Buffer.from('\n'), (line) => lines.push(line));
    expect(lines.map((line) => line.length)).toEqual([2 ** 20]);
  });
});
