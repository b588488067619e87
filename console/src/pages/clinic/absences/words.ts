import type { Absence, HitVisit } from '../../../../../src/web/contract/absences.ts';
import { shownDate } from '../../../parts/formats.ts';

type Period = Pick<Absence, 'from' | 'fromTime' | 'until' | 'untilTime'>;

/** `24/11/2026, o dia todo`; `de 24/11/2026 às 14:00 até 26/11/2026`. */
export function periodInWords({ from, fromTime, until, untilTime }: Period): string {
  const sameDay = from === until;
  if (fromTime === null && untilTime === null)
    return sameDay ? `${shownDate(from)}, o dia todo` : `de ${shownDate(from)} a ${shownDate(until)}`;
  if (sameDay) return `${shownDate(from)}, ${hoursInWords(fromTime, untilTime)}`;
  const [start, end] = [at(from, fromTime), at(until, untilTime)];
  return `de ${start} até ${end}`;
}

function hoursInWords(from: string | null, until: string | null): string {
  if (from === null) return `até as ${until ?? '24:00'}`;
  return until === null ? `a partir das ${from}` : `das ${from} às ${until}`;
}

const at = (date: string, time: string | null): string =>
  time === null ? shownDate(date) : `${shownDate(date)} às ${time}`;

/** `24/11/2026, 14:00`. */
export const whenInWords = ({ date, time }: { readonly date: string; readonly time: string }): string =>
  `${shownDate(date)}, ${time}`;

export const visitsInWords = (count: number): string => (count === 1 ? '1 consulta' : `${count} consultas`);

/** Whoever reads the page aloud hears of which visit it is. */
export const visitName = ({ patientName, date, time }: HitVisit): string =>
  `${patientName}, ${shownDate(date)} às ${time}`;
