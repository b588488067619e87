import type { LocalDate } from '../../scheduling/types.ts';
import type { ElderDates } from './callbacks.ts';

/** Who goes first by law. */
export type Priority = '80+' | '60+';

/**
 * People of 60 and older are served first, and of them those of 80 and older (Lei 10.048/2000, art. 1º; Lei 10.741/2003,
 * art. 3º, § 2º).
 */
export function priorityOf(birthDate: LocalDate | null, today: LocalDate): Priority | null {
  const { eighty, sixty } = elderDates(today);
  if (birthDate === null || birthDate > sixty) return null;
  return birthDate <= eighty ? '80+' : '60+';
}

export const elderDates = (today: LocalDate): ElderDates => ({
  eighty: yearsBefore(today, 80),
  sixty: yearsBefore(today, 60),
});

/** A leap day's is a leap day too, or the day after it. */
function yearsBefore(date: LocalDate, years: number): LocalDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
}
