import { describe, expect, it } from 'vitest';
import {
  HeaderBlock,
  callerName,
  callerNumber,
  scriptArguments,
  scriptPath,
  scriptQuery,
} from './environment.ts';
import { headerBlock } from './fake-asterisk.test-support.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const read = (text: string, limits = {}): HeaderBlock => {
  const block = new HeaderBlock({ ...DEFAULT_LIMITS, ...limits });
  const ends = text
    .split('\n')
    .slice(0, -1)
    .map((line) => block.take(line));
  expect(ends.indexOf(true)).toBe(ends.length - 1);
  return block;
};
const environment = (over = {}, args: string[] = []): ReadonlyMap<string, string> =>
  read(headerBlock(over, args)).environment;

describe('HeaderBlock', () => {
  it('keeps every header as it came, colons, quotes and blanks too', () => {
    const said = environment({ agi_calleridname: ' A: "b" \\ (c) \0', agi_accountcode: '' });
    expect(said.get('agi_calleridname')).toBe(' A: "b" \\ (c) \0');
    expect(said.get('agi_accountcode')).toBe('');
    expect(said.get('agi_request')).toBe('agi://127.0.0.1/agendamento');
  });

  it('takes just so many lines and bytes, and no more', () => {
    const two = 'agi_a: 1\nagi_b: 2\n\n';
    expect(read(two, { headerLines: 2, headerBytes: 18 }).environment.size).toBe(2);
    expect(() => read(two, { headerLines: 1 })).toThrow('over 1 lines');
    expect(() => read(two, { headerBytes: 17 })).toThrow('over 17 bytes');
  });

  it.each(['GET / HTTP/1.1\n\n', 'Host: x\n\n', '\n', 'agi_a\n\n'])('refuses %j as no AGI', (text) => {
    expect(() => read(text)).toThrow(/does not speak AGI|no agi_ header/);
  });

  it('refuses a header said twice: a line break in a caller name could stand in for another', () => {
    expect(() => environment({ agi_calleridname: 'x\nagi_dnid: 0' })).toThrow('agi_dnid came twice');
  });
});

describe('what the headers say', () => {
  it('gives the number and the name of the caller, or nothing when unknown', () => {
    expect(callerNumber(environment())).toBe('11987654321');
    expect(callerName(environment({ agi_calleridname: 'Ana' }))).toBe('Ana');
    expect(callerNumber(environment({ agi_callerid: 'unknown' }))).toBeUndefined();
    expect(callerNumber(environment({ agi_callerid: '' }))).toBeUndefined();
    expect(callerName(environment({ agi_calleridname: undefined }))).toBeUndefined();
  });

  it('gives the script path and its query apart', () => {
    const said = environment({ agi_network_script: 'clinica/agendamento?fila=2&x=a%20b' });
    expect(scriptPath(said)).toBe('clinica/agendamento');
    expect(Object.fromEntries(scriptQuery(said))).toEqual({ fila: '2', x: 'a b' });
    expect(scriptPath(environment({ agi_network_script: undefined }))).toBe('');
    expect([...scriptQuery(environment())]).toEqual([]);
  });

  it('gives the arguments in order, empty ones too', () => {
    expect(scriptArguments(environment({}, ['a', '', 'c d']))).toEqual(['a', '', 'c d']);
    expect(scriptArguments(environment())).toEqual([]);
  });
});
