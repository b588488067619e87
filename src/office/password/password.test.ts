import { describe, expect, test } from 'vitest';
import { hashPassword, oneTimePassword, verifyPassword } from './hash.ts';
import { commonPasswords, PASSWORD_LENGTH, passwordProblem } from './rules.ts';

const PERSONAL = ['rosa', 'Rosa', 'Conceição'];

describe('a password', () => {
  test.each([
    'cavalo correto bateria grampo',
    'sete barcos azuis',
    'pão de queijo com café às 4',
    'Xk9#vQ2!mZ7p',
    '密码很长很难猜对吧朋友们好',
  ])('%s may be chosen', (password) => expect(passwordProblem(password, PERSONAL)).toBeNull());

  test.each([
    ['senha', 'pelo menos 12'],
    ['11 letras.', 'pelo menos 12'],
    ['x'.repeat(129), 'no máximo 128'],
    ['aaaaaaaaaaaa', 'repete poucos'],
    ['abababababab', 'repete poucos'],
    ['Senha1234567890', 'fácil de adivinhar'],
    ['password12345', 'fácil de adivinhar'],
    ['qwerty123456789', 'fácil de adivinhar'],
    ['flamengo2027!!', 'fácil de adivinhar'],
    ['RosaConceicao1990', 'fácil de adivinhar'],
    ['123456789012', 'fácil de adivinhar'],
    ['abcdefghijkl', 'fácil de adivinhar'],
    ['1q2w3e4r5t6y', 'fácil de adivinhar'],
    ['zxcvbnmasdfgh', 'fácil de adivinhar'],
  ])('%s may not: %s', (password, why) => expect(passwordProblem(password, PERSONAL)).toContain(why));

  test('is none of the three thousand commonest of its length, whatever its case', () => {
    expect(commonPasswords().size).toBeGreaterThanOrEqual(3_000);
    for (const common of commonPasswords()) {
      expect(common.length, common).toBeGreaterThanOrEqual(PASSWORD_LENGTH.least);
      expect(passwordProblem(common, PERSONAL), common).toContain('fácil de adivinhar');
    }
    expect(passwordProblem('CounterStrike', PERSONAL)).toContain('fácil de adivinhar');
  });

  test('is known again, however its accents were typed, and no other is', async () => {
    const hash = await hashPassword('ação bem longa'.normalize('NFC'));
    expect(hash).toMatch(/^scrypt\$/);
    expect(await verifyPassword('ação bem longa'.normalize('NFD'), hash)).toBe(true);
    expect(await verifyPassword('ação bem curta', hash)).toBe(false);
    expect(await verifyPassword('ação bem longa', 'not a hash')).toBe(false);
  });

  test('for one time can be read aloud, and would itself be allowed', () => {
    const password = oneTimePassword();
    expect(password).toMatch(/^[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){3}$/);
    expect(passwordProblem(password, PERSONAL)).toBeNull();
    expect(oneTimePassword()).not.toBe(password);
  });
});
