/**
 * A caller's number as digits with area code (DDD), so that `+55 84 99999-0000`, `084999990000` and `84999990000` are
 * one number. Null for withheld, `unknown`, `anonymous` and anything too short to call back (under 8 digits) or longer
 * than E.164 allows (15).
 */
export function normalisePhone(text: string | null | undefined): string | null {
  let digits = (text ?? '')
    .replace(/^sips?:/i, '')
    .replace(/@.*$/, '')
    .replace(/[\s().+-]/g, '');
  if (!/^\d{8,15}$/.test(digits)) return null;
  if (digits.startsWith('55') && (digits.length === 12 || digits.length === 13)) digits = digits.slice(2);
  if (digits.startsWith('0') && (digits.length === 11 || digits.length === 12)) digits = digits.slice(1);
  return digits;
}

/** `*********00`: enough for a colleague to recognise, too little to call. */
export function maskPhone(digits: string | null): string {
  return digits === null ? 'withheld' : '*'.repeat(digits.length - 2) + digits.slice(-2);
}
