import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgiProtocolError } from './errors.ts';
import { LineFramer } from './line-framer.ts';
import { ReplyParser, type ReplyEvent } from './reply-parser.ts';

const parsed = (...lines: string[]): ReplyEvent[] => {
  const parser = new ReplyParser();
  return lines.flatMap((line) => parser.take(line));
};
const reply = (result: string, more: object = {}): object => ({
  kind: 'reply',
  reply: { result, timedOut: false, ...more },
});
const usage = [
  '520-Invalid command syntax.  Proper usage follows:',
  ' Usage: GET DATA <file> [timeout]',
  '',
  '\tStream the given file, and receive DTMF data.',
  '520 End of proper usage.',
];
const rejected = {
  kind: 'rejected',
  status: 520,
  text: [usage[0]?.slice(4), ...usage.slice(1, 4)].join('\n'),
};

describe('ReplyParser', () => {
  it.each([
    ['200 result=0', reply('0')],
    ['200 result=-1', reply('-1')],
    ['200 result=52998224725', reply('52998224725')],
    ['200 result=', reply('')],
    ['200 result=*1', reply('*1')],
    ['200 result=#', reply('#')],
    ['200 result=12 (timeout)', reply('12', { value: 'timeout', timedOut: true })],
    ['200 result= (timeout)', reply('', { value: 'timeout', timedOut: true })],
    ['200 result=1 (value (x) HANGUP)', reply('1', { value: 'value (x) HANGUP' })],
    ['200 result=1 ()', reply('1', { value: '' })],
    ['200 result=1 (a) endpos=5)', reply('1', { value: 'a) endpos=5' })],
    ['200 result=1 (200 result=0)', reply('1', { value: '200 result=0' })],
    ['200 result=1 (a\0b\rc)', reply('1', { value: 'a\0b\rc' })],
    ['200 result=49 endpos=12345', reply('49', { endpos: 12345 })],
    ['200 result=-1 (hangup) endpos=800', reply('-1', { value: 'hangup', endpos: 800 })],
    ['200 result=0 Gosub complete (abnormal exit)', reply('0')],
    ['100 result=0 Trying...', { kind: 'begun' }],
    ['510 Invalid or unknown command', { kind: 'rejected', status: 510, text: 'Invalid or unknown command' }],
    ['511 Command Not Permitted on a dead channel or intercept routine', { kind: 'dead' }],
    [
      '503 result=-2 Memory allocation failure',
      { kind: 'rejected', status: 503, text: 'result=-2 Memory allocation failure' },
    ],
    [
      '520 Invalid command syntax.  Proper usage not available.',
      { kind: 'rejected', status: 520, text: 'Invalid command syntax.  Proper usage not available.' },
    ],
    ['HANGUP', { kind: 'hang-up' }],
  ])('reads %s', (line, event) => {
    expect(parsed(line)).toEqual([event]);
  });

  it('reads a usage of several lines, blank and indented ones too, as one rejection', () => {
    expect(parsed(...usage, '200 result=0')).toEqual([rejected, reply('0')]);
  });

  it('hears HANGUP between the lines of a usage', () => {
    expect(parsed(...usage.slice(0, 2), 'HANGUP', ...usage.slice(2))).toEqual([
      { kind: 'hang-up' },
      rejected,
    ]);
  });

  it.each([
    ['HANGUP511 Command Not Permitted', [{ kind: 'hang-up' }, { kind: 'dead' }]],
    ['HANGUPHANGUP200 result=5', [{ kind: 'hang-up' }, reply('5')]],
    ['HANGUPHANGUP', [{ kind: 'hang-up' }]],
  ])('parts a glued %s', (line, events) => {
    expect(parsed(line)).toEqual(events);
  });

  it.each([
    '',
    'hello',
    '200',
    '200 ok',
    '200 result=1 (cut off',
    '200 result=1 (a) b',
    '200-result=1',
    '300 what',
    '2000 result=0',
    'HANGUPS',
    ' 200 result=0',
    '\uFFFD\uFFFD',
  ])('refuses %j', (line) => {
    expect(() => parsed(line)).toThrow(AgiProtocolError);
  });

  it('shows the form of a bad line, never what a caller may have said or dialled in it', () => {
    expect(() => parsed('result: Ana 52998224725 ')).toThrow('"aaaaaa: aaa 99999999999 "');
  });

  it('bounds a usage without an end', () => {
    const endless = Array.from({ length: 1001 }, () => 'x'.repeat(100));
    expect(() => parsed('520-Invalid', ...endless)).toThrow('usage without an end');
  });

  it('parses any stream of replies the same, however it is split', () => {
    const word = fc.stringMatching(/^[-0-9*#A-D]{0,12}$/);
    const value = fc.string({ unit: 'binary' }).map((text) => `(${text.replace(/[\r\n]/g, '')})`);
    const line = fc.oneof(
      word.map((text) => `200 result=${text}`),
      word.map((text) => `200 result=${text} (timeout)`),
      value.map((text) => `200 result=1 ${text}`),
      fc.nat().map((samples) => `200 result=0 endpos=${samples}`),
      fc.constantFrom('HANGUP', '510 Invalid or unknown command', 'HANGUP511 dead', usage.join('\n')),
    );
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), fc.constantFrom('\n', '\r\n'), (lines, cuts, end) => {
        const bytes = Buffer.from(lines.map((text) => text + end).join(''));
        expect(events(bytes, cuts)).toEqual(events(bytes, []));
        expect(events(bytes, cuts)).toEqual(parsed(...lines.flatMap((text) => text.split('\n'))));
      }),
      { numRuns: 300 },
    );
  });
});

function events(bytes: Buffer, cuts: readonly number[]): ReplyEvent[] {
  const [framer, parser, found] = [new LineFramer(65_536), new ReplyParser(), [] as ReplyEvent[]];
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (const [index, end] of places.slice(1).entries()) {
    framer.push(bytes.subarray(places[index], end), (line) => found.push(...parser.take(line)));
  }
  return found;
}
