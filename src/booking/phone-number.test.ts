import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPhone, normalisePhone } from './phone-number.ts';

describe("a caller's number", () => {
  test.each([
    '84999990000',
    '084999990000',
    '5584999990000',
    '+5584999990000',
    '+55 84 99999-0000',
    '(84) 99999-0000',
    '(084) 99999.0000',
    'sip:+5584999990000@operadora.example',
    'SIPS:84999990000@10.0.0.1',
  ])('is one number however the network writes it: %s', (text) => {
    expect(normalisePhone(text)).toBe('84999990000');
  });

  test('of a landline is ten digits', () => {
    expect(normalisePhone('+55 85 3333-0004')).toBe('8533330004');
    expect(normalisePhone('08533330004')).toBe('8533330004');
  });

  test('of area 55 keeps its area code', () => {
    expect(normalisePhone('55999990000')).toBe('55999990000');
    expect(normalisePhone('5532220000')).toBe('5532220000');
    expect(normalisePhone('+55 55 99999-0000')).toBe('55999990000');
  });

  test.each([
    null,
    undefined,
    '',
    'unknown',
    'anonymous',
    'Restricted',
    'private@host',
    '190',
    '1234567',
    '1234567890123456',
    '8499999000A',
    '84;drop',
    '${CALLERID(num)}',
    '٨٤٩٩٩٩٩٠٠٠٠',
  ])('that cannot be called back is withheld: %j', (text) => expect(normalisePhone(text)).toBeNull());

  test('is digits, eight to fifteen, or nothing, whatever the network says', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ().@:sip-]{0,24}$/));
    fc.assert(
      fc.property(texts, (text) => {
        expect(normalisePhone(text) ?? '00000000').toMatch(/^\d{8,15}$/);
      }),
    );
  });
});

describe('a number in the log', () => {
  test('shows its last two digits and how long it is', () => {
    expect(maskPhone('84999990012')).toBe('*********12');
    expect(maskPhone(null)).toBe('withheld');
  });

  test('never shows more than two digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8,15}$/), (digits) => {
        const number = normalisePhone(digits) ?? '';
        expect(maskPhone(number).replace(/\D/g, '')).toHaveLength(2);
        expect(maskPhone(number)).toHaveLength(number.length);
      }),
    );
  });
});
