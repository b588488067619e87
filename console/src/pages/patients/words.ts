import type { Patient } from '../../../../src/web/contract/patients.ts';

/** `85988880001` → `(85) 98888-0001`. */
export const shownPhone = (digits: string): string =>
  digits.replace(/^(\d{2})(\d{4,5})(\d{4})$/, '($1) $2-$3');

/** `*********01` → `tel. final 01`, never broken in two. */
export const shownMaskedPhone = (masked: string): string => `tel.\u00a0final\u00a0${masked.slice(-2)}`;

const LANGUAGES: Readonly<Record<string, string>> = { pt_BR: 'português', en: 'inglês', es: 'espanhol' };

/** How a patient once chose to be spoken to. */
export function mannerOf({ language, pace }: Patient['sheet']['caller']): string {
  const chosen = [
    ...(language === null ? [] : [`em ${LANGUAGES[language] ?? language}`]),
    ...(pace === 'slow' ? ['devagar'] : pace === 'usual' ? ['no ritmo normal'] : []),
  ];
  return chosen.length === 0 ? 'Sem escolha' : chosen.join(', ');
}

export const patientPath = (id: string): string => `/pacientes/${encodeURIComponent(id)}`;

export const bookPath = (id: string): string => `/agenda?${new URLSearchParams({ marcar: id })}`;
