import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCpf, maskCpf } from './cpf.ts';

/** Nine digits that are not all the same. */
const stems = fc.stringMatching(/^\d{9}$/).filter((stem) => !/^(\d)\1{8}$/.test(stem));

describe('a CPF', () => {
  test.each(['52998224725', '11144477735', '39053344705', '93541134780', '98765432100', '00000000191'])(
    'that the tax office could have issued passes: %s',
    (cpf) => expect(isCpf(cpf)).toBe(true),
  );

  test('has one right pair of check digits among the hundred, whatever its first nine', () => {
    fc.assert(
      fc.property(stems, (stem) => {
        const passing = Array.from({ length: 100 }, (_, n) => `${stem}${String(n).padStart(2, '0')}`).filter(
          isCpf,
        );
        expect(passing).toEqual([stem + checkDigitsByTheBook(stem)]);
      }),
    );
  });

  test('with one digit mistyped is noticed, in whichever place', () => {
    fc.assert(
      fc.property(stems, fc.nat(8), fc.integer({ min: 1, max: 9 }), (stem, place, off) => {
        const cpf = stem + checkDigitsByTheBook(stem);
        const digits = Array.from(cpf, Number);
        digits[place] = ((digits[place] ?? 0) + off) % 10;
        // The office's own rule makes 0 of both 10 and 11: those two slips of a check digit fall together.
        const slipped = digits.join('');
        expect(isCpf(slipped)).toBe(slipped.slice(9) === checkDigitsByTheBook(slipped.slice(0, 9)));
      }),
    );
  });

  test('of eleven equal digits is refused, although its check digits are right', () => {
    for (let digit = 0; digit <= 9; digit++) expect(isCpf(String(digit).repeat(11))).toBe(false);
  });

  test.each([
    '',
    '5299822472',
    '529982247250',
    '529.982.247-25',
    '5299822472A',
    '*2998224725',
    ' 52998224725',
    '52998224725\n',
    '٥٢٩٩٨٢٢٤٧٢٥',
  ])('is eleven digits and nothing else: %j', (keys) => expect(isCpf(keys)).toBe(false));

  test('is shown as its third group alone', () => {
    expect(maskCpf('52998224725')).toBe('***.***.247-**');
  });
});

/** As the tax office words it, and not as the code does: the sum times ten, modulo eleven, and ten is nought. */
function checkDigitsByTheBook(stem: string): string {
  const digit = (digits: readonly number[]): number =>
    ((digits.reduce((sum, value, i) => sum + value * (digits.length + 1 - i), 0) * 10) % 11) % 10;
  const nine = Array.from(stem, Number);
  const first = digit(nine);
  return `${first}${digit([...nine, first])}`;
}
