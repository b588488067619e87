import { readFileSync } from 'node:fs';

/** ASVS 5, 6.2.1 and 6.2.9: length is what counts. */
export const PASSWORD_LENGTH = { least: 12, most: 128 };

/** What many passwords are made of; words of this place among them (ASVS 5, 6.1.2 and 6.2.11). */
const COMMON_WORDS = [
  'password',
  'senha',
  '123456',
  '111111',
  '000000',
  'qwerty',
  'asdfgh',
  'abc123',
  'admin',
  'brasil',
  'clinica',
  'consulta',
  'recepcao',
  'letmein',
  'iloveyou',
  'flamengo',
  'corinthians',
  'palmeiras',
  'vitality',
  'disque',
];

/**
 * Why this password may not be chosen; null when it may. `personal`: words of the user's own that it may not consist of.
 */
export function passwordProblem(password: string, personal: readonly string[]): string | null {
  const { length } = password;
  if (length < PASSWORD_LENGTH.least)
    return `A senha precisa de pelo menos ${PASSWORD_LENGTH.least} caracteres.`;
  if (length > PASSWORD_LENGTH.most) return `A senha pode ter no máximo ${PASSWORD_LENGTH.most} caracteres.`;
  if (new Set(password).size < 5) return 'A senha repete poucos caracteres; misture mais.';
  if (isGuessable(password, personal) || commonPasswords().has(plainWord(password)))
    return 'Essa senha é fácil de adivinhar. Use uma frase que só você conheça.';
  return null;
}

let listed: ReadonlySet<string> | undefined;

/** Passwords of twelve characters and more that are tried first (ASVS 5, 6.2.4: 3,000 at least). Read when first asked for. */
export function commonPasswords(): ReadonlySet<string> {
  listed ??= new Set(
    readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  return listed;
}

/** What is left of it without common and personal words and without runs of keys, digits and marks, is too little. */
function isGuessable(password: string, personal: readonly string[]): boolean {
  const plain = plainWord(password);
  const known = [...COMMON_WORDS, ...personal.map(plainWord).filter((word) => word.length > 2)];
  const rest = withoutRuns(known.reduce((left, word) => left.replaceAll(word, ''), plain));
  return rest !== plain && rest.replaceAll(/[^a-z]/g, '').length < 4;
}

/** Characters that follow one another in the alphabet or on the keyboard. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjklç',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
].flatMap((row) => [row, row.split('').toReversed().join('')]);
const SHORTEST_RUN = 4;

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = runAt(text, at);
    if (length === 0) rest += text.charAt(at);
    at += Math.max(1, length);
  }
  return rest;
}

/** How many characters from here on are a run; 0 = fewer than count. */
function runAt(text: string, at: number): number {
  let length = SHORTEST_RUN - 1;
  const isRun = (many: number) =>
    at + many <= text.length && ROWS.some((row) => row.includes(text.slice(at, at + many)));
  while (isRun(length + 1)) length += 1;
  return length < SHORTEST_RUN ? 0 : length;
}

const plainWord = (word: string): string => word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
