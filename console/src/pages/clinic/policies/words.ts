/** `90` → `1 h 30 min`; `2880` → `2 dias`. What is not a number yet is a dash. */
export function minutesInWords(minutes: number | string): string {
  if (typeof minutes !== 'number') return '—';
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    days > 0 && (days === 1 ? '1 dia' : `${days} dias`),
    hours > 0 && `${hours} h`,
    (rest > 0 || minutes === 0) && `${rest} min`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}

/** How far today + so many days is. */
export function daysInWords(days: number | string): string {
  if (typeof days !== 'number') return '—';
  if (days === 0) return 'hoje mesmo';
  return days === 1 ? 'amanhã' : `daqui a ${days} dias`;
}

const LANGUAGES = new Intl.DisplayNames('pt-BR', { type: 'language' });

/** `pt_BR` → `Português (Brasil)`. */
export function languageInWords(code: string): string {
  const name = LANGUAGES.of(code.replace('_', '-')) ?? code;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
