/**
 * CPF, the Brazilian taxpayer number: nine digits and two check digits (Receita Federal; weights 10…2, then 11…2).
 * It identifies a person and proves nothing: one random number in a hundred passes.
 */

/** Whether eleven digits are a CPF: check digits right, and not eleven equal digits. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return false;
  return checkDigit(digits.slice(0, 9)) === digits[9] && checkDigit(digits.slice(0, 10)) === digits[10];
}

/** The check digit that follows nine or ten digits. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * (digits.length + 1 - i);
  const remainder = sum % 11;
  return remainder < 2 ? '0' : String(11 - remainder);
}

/** For people who must recognise it, never to be called: `***.***.247-**`. */
export function maskCpf(digits: string): string {
  return `***.***.${digits.slice(6, 9)}-**`;
}
