import type { ClockSpan, HoursRow } from './hours.ts';

interface Problem {
  /** Within what was sent: `hours.2.to`. */
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a doctor's hours as a whole; each row's own values have been looked at. */
export function hoursProblems(hours: readonly HoursRow[]): readonly Problem[] {
  return hours.flatMap((row, index) => {
    const at = (path: string, message: string): Problem => ({ path: `hours.${index}.${path}`, message });
    const problems = rowProblems(row, at);
    if (problems.length > 0) return problems;
    const other = hours.slice(0, index).find((earlier) => collide(earlier, row));
    if (other === undefined) return [];
    return [at('from', `Coincide com o horário das ${other.from} às ${other.to} do mesmo dia.`)];
  });
}

function rowProblems(row: HoursRow, at: (path: string, message: string) => Problem): readonly Problem[] {
  return [
    ...(isForward(row) ? [] : [at('to', 'O fim precisa ser depois do começo.')]),
    ...((row.validFrom ?? '') <= (row.validUntil ?? '9')
      ? []
      : [at('validUntil', 'O último dia precisa ser depois do primeiro.')]),
    ...row.breaks.flatMap((pause, index) => {
      const path = `breaks.${index}.from`;
      if (!isForward(pause)) return [at(path, 'O fim da pausa precisa ser depois do começo.')];
      if (pause.from < row.from || pause.to > row.to)
        return [at(path, 'A pausa precisa estar dentro do horário.')];
      if (row.breaks.slice(0, index).some((other) => overlap(other, pause)))
        return [at(path, 'As pausas não podem coincidir.')];
      return [];
    }),
  ];
}

/** Written `HH:MM`, times sort as text does; so do dates. */
const isForward = ({ from, to }: ClockSpan): boolean => from < to;
const overlap = (a: ClockSpan, b: ClockSpan): boolean => a.from < b.to && b.from < a.to;

/** Whether both claim the same time of some day. */
export function collide(a: HoursRow, b: HoursRow): boolean {
  return (
    a.weekday === b.weekday &&
    overlap(a, b) &&
    (a.validFrom ?? '') <= (b.validUntil ?? '9') &&
    (b.validFrom ?? '') <= (a.validUntil ?? '9')
  );
}
