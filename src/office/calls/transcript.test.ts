import { describe, expect, test } from 'vitest';
import { Transcript, type Moment } from './transcript.ts';

const said = (at: number, text = `fala ${at}`): Moment => ({ at, kind: 'said', text });

/** So many bytes fit a TEXT column of MySQL, with room to spare. */
const MOST = 60_000;

describe('a transcript', () => {
  test('keeps an ordinary call whole, in order', () => {
    const transcript = new Transcript();
    for (let at = 0; at < 50; at++) transcript.add(said(at));
    expect(transcript.moments).toEqual(Array.from({ length: 50 }, (_, at) => said(at)));
  });

  test.each([
    ['plain words', 'a consulta está marcada '.repeat(40)],
    ['characters that JSON spells with six bytes', '\u0001'.repeat(2_000)],
    ['one endless sentence', 'ç'.repeat(100_000)],
  ])('of a call without end never outgrows the column, and says what is left out: %s', (_, text) => {
    const transcript = new Transcript();
    for (let at = 0; at < 2_000; at++) transcript.add(said(at, text));
    const { moments } = transcript;
    expect(Buffer.byteLength(JSON.stringify(moments))).toBeLessThan(MOST);
    expect(moments[0]?.at).toBe(0);
    expect(moments.at(-1)?.at).toBe(1_999);
    const cut = moments.find((moment) => moment.kind === 'cut');
    expect(cut?.moments).toBe(2_000 - (moments.length - 1));
    expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  test('can have its last moment amended', () => {
    const transcript = new Transcript();
    transcript.amendLast(() => said(0, 'nada'));
    transcript.add(said(1));
    transcript.add(said(2));
    transcript.amendLast((last) => ({ ...last, kind: 'said', text: 'outra coisa' }));
    expect(transcript.moments).toEqual([said(1), said(2, 'outra coisa')]);
  });
});
