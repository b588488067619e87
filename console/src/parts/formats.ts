/** Dates and times as people in Brazil write them. Dates without a time are the clinic's wall's, and stay text. */

/** `2026-11-24` → `24/11/2026`. */
export const shownDate = (date: string): string => date.split('-').reverse().join('/');

const WITH_WEEKDAY = new Intl.DateTimeFormat('pt-BR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** `2026-11-24` → `terça-feira, 24 de novembro`. */
export const longDate = (date: string): string => WITH_WEEKDAY.format(new Date(`${date}T12:00:00Z`));

const MOMENT = new Map<string, Intl.DateTimeFormat>();

/** An instant on the clinic's wall: `24/11/2026 14:05`. */
export function shownMoment(epochMs: number, zone: string): string {
  let format = MOMENT.get(zone);
  if (format === undefined)
    MOMENT.set(
      zone,
      (format = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })),
    );
  return format.format(new Date(epochMs)).replace(',', '');
}

/** `12345678909` → `123.456.789-09`. */
export const shownCpf = (cpf: string): string => cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');

export const doctorTitle = ({
  name,
  gender,
}: {
  readonly name: string;
  readonly gender: 'f' | 'm';
}): string => `${gender === 'f' ? 'Dra.' : 'Dr.'} ${name}`;
