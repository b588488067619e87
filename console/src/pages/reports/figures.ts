/** Figures as people in Brazil read them. */

const WHOLE = new Intl.NumberFormat('pt-BR');
const ONE_DECIMAL = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('pt-BR', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const shownCount = (count: number): string => WHOLE.format(count);

/** 90 → `1,5 h`. */
export const shownHours = (minutes: number): string => `${ONE_DECIMAL.format(minutes / 60)} h`;

/** A part of a whole; of nothing there is no percentage. */
export const shownShare = (part: number, whole: number): string =>
  whole === 0 ? '–' : PERCENT.format(part / whole);

/** The same as a number, 0 to 100, for a chart; with one decimal. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

/** 0 to 100. */
export const shownPercent = (value: number): string => `${ONE_DECIMAL.format(value)}%`;

export const shownDays = (days: number | null): string =>
  days === null ? '–' : days === 1 ? '1 dia' : `${WHOLE.format(days)} dias`;

/** A week by its first and last day: `23/11 a 29/11`. */
export const shownWeek = ({ from, until }: { readonly from: string; readonly until: string }): string =>
  from === until ? shortDate(from) : `${shortDate(from)}\u{a0}a\u{a0}${shortDate(until)}`;

export const shortDate = (date: string): string => `${date.slice(8, 10)}/${date.slice(5, 7)}`;

export const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);
