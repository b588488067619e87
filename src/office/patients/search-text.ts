import { normalisePhone } from '../../booking/phone-number.ts';
import { nameWords } from './name-words.ts';

/** What somebody looks for. */
export type PatientSearch =
  | { readonly kind: 'name'; readonly words: readonly string[] }
  /** The beginning of a CPF; the beginning or the end of a telephone number. */
  | { readonly kind: 'digits'; readonly cpf: string; readonly phone: string }
  /** Too little to look for. */
  | { readonly kind: 'nothing' };

/** Fewer digits are everybody's. */
const LEAST_DIGITS = 4;

/** Reads what is typed into the one search box. */
export function readSearch(text: string): PatientSearch {
  const digits = text.replaceAll(/\D/g, '');
  if (/^[\d\s().+/-]+$/.test(text) && digits !== '') {
    if (digits.length < LEAST_DIGITS) return { kind: 'nothing' };
    const whole = digits.length >= 10 ? normalisePhone(text) : null;
    return { kind: 'digits', cpf: digits, phone: whole ?? digits };
  }
  const words = [...new Set(nameWords(text))];
  return words.length === 0 ? { kind: 'nothing' } : { kind: 'name', words };
}
