import { describe, expect, it } from 'vitest';
import * as agi from './commands.ts';
import { parseArgs } from './parse-args.test-support.ts';
import { encodeLine } from './quoting.ts';
import { dialledDigits, failed, pressedKey, variableValue } from './readings.ts';
import { ReplyParser, type AgiReply } from './reply-parser.ts';

const words = ({ name, args }: agi.AgiCommand): string[] => parseArgs(encodeLine(name, args).trimEnd());

describe('commands', () => {
  it.each<[agi.AgiCommand, string[]]>([
    [agi.answer(), ['ANSWER']],
    [agi.hangUp(), ['HANGUP']],
    [agi.noop(), ['NOOP']],
    [agi.channelStatus(), ['CHANNEL', 'STATUS']],
    [agi.exec('Read', 'V,a&b,11,,1,5'), ['EXEC', 'Read', 'V,a&b,11,,1,5']],
    [agi.exec('Ringing'), ['EXEC', 'Ringing', '']],
    [agi.getVariable('CHANNEL(language)'), ['GET', 'VARIABLE', 'CHANNEL(language)']],
    [agi.getFullVariable('${A} ${B}'), ['GET', 'FULL', 'VARIABLE', '${A} ${B}']],
    [agi.setVariable('A', 'b "c"'), ['SET', 'VARIABLE', 'A', 'b "c"']],
    [agi.setContext('fila'), ['SET', 'CONTEXT', 'fila']],
    [agi.setExtension('s'), ['SET', 'EXTENSION', 's']],
    [agi.setPriority(3), ['SET', 'PRIORITY', '3']],
    [agi.gosub('sub', 's', 1), ['GOSUB', 'sub', 's', '1']],
    [agi.gosub('sub', 's', 'start', 'a,b'), ['GOSUB', 'sub', 's', 'start', 'a,b']],
    [agi.verbose('oi', 3), ['VERBOSE', 'oi', '3']],
    [agi.streamFile('ola', '12#'), ['STREAM', 'FILE', 'ola', '12#', '0']],
    [agi.streamFile('ola'), ['STREAM', 'FILE', 'ola', '', '0']],
    [agi.getData('cpf', 5000, 11), ['GET', 'DATA', 'cpf', '5000', '11']],
    [agi.waitForDigit(4000), ['WAIT', 'FOR', 'DIGIT', '4000']],
  ])('%j reads so to Asterisk', (command, expected) => {
    expect(words(command)).toEqual(expected);
  });

  it('refuse numbers that would harm Asterisk or mean something else', () => {
    expect(() => agi.getData('cpf', 5000, 1024)).toThrow(
      'maxDigits is 1024: give a whole number from 1 to 1023',
    );
    expect(() => agi.getData('cpf', 0, 11)).toThrow('timeoutMs is 0');
    expect(() => agi.waitForDigit(-1)).toThrow('timeoutMs is -1');
    expect(() => agi.waitForDigit(Number.NaN)).toThrow('NaN');
    expect(() => agi.streamFile('ola', '', 0.5)).toThrow('fromSample');
  });

  it('know how long they wait: GET DATA anew for each digit', () => {
    expect(agi.waitForDigit(4000).takesMs).toBe(4000);
    expect(agi.getData('cpf', 5000, 11).takesMs).toBe(60_000);
    expect(agi.answer().takesMs).toBeUndefined();
  });
});

describe('readings', () => {
  const reply = (line: string): AgiReply => {
    const [event] = new ReplyParser().take(line);
    if (event?.kind !== 'reply') throw new Error(`no reply: ${line}`);
    return event.reply;
  };

  it('tell an empty variable from one that is not set', () => {
    expect(variableValue(reply('200 result=1 ()'))).toBe('');
    expect(variableValue(reply('200 result=1 (timeout)'))).toBe('timeout');
    expect(variableValue(reply('200 result=0'))).toBeUndefined();
  });

  it('turn an ASCII code into a key, and tell none from a failure', () => {
    expect(pressedKey(reply('200 result=35 endpos=1'))).toBe('#');
    expect(pressedKey(reply('200 result=0 endpos=1'))).toBeUndefined();
    expect(pressedKey(reply('200 result=-1 endpos=0'))).toBeUndefined();
    expect(failed(reply('200 result=-1 endpos=0'))).toBe(true);
    expect(failed(reply('200 result=0'))).toBe(false);
  });

  it('give the digits, all or some, and whether time ran out', () => {
    expect(dialledDigits(reply('200 result=12 (timeout)'))).toEqual({ digits: '12', timedOut: true });
    expect(dialledDigits(reply('200 result= (timeout)'))).toEqual({ digits: '', timedOut: true });
    expect(dialledDigits(reply('200 result='))).toEqual({ digits: '', timedOut: false });
    expect(dialledDigits(reply('200 result=*1'))).toEqual({ digits: '*1', timedOut: false });
    expect(dialledDigits(reply('200 result=-1'))).toBeUndefined();
  });
});
