import type { UseFormReturnType } from '@mantine/form';
import type { Policies } from '../../../../../src/web/contract/policies.ts';

/** What is edited; the version is that of the state the form was filled with. */
export type PolicyValues = Policies;
export type PolicyFormOf = UseFormReturnType<PolicyValues>;
export type AttendantSpan = Policies['attendantHours'][number];

export const valuesOf = (policies: Policies): PolicyValues => structuredClone(policies);

export const WEEKDAYS = ['Segunda', 'Terça', 'Quarta', 'Quinta', 'Sexta', 'Sábado', 'Domingo'] as const;

const START = /^([01]\d|2[0-3]):[0-5][05]$/;
const END = /^(([01]\d|2[0-3]):[0-5][05]|24:00)$/;
const HOW = 'Uma hora como 08:00, de cinco em cinco minutos.';

/** By path: times that end before they begin, or lie over one another. */
export function hoursProblems(rows: readonly AttendantSpan[]): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [index, row] of rows.entries()) {
    const isOver = rows.some(
      (other, i) => i < index && other.weekday === row.weekday && other.from < row.to && row.from < other.to,
    );
    if (!START.test(row.from)) problems[`attendantHours.${index}.from`] = HOW;
    else if (!END.test(row.to)) problems[`attendantHours.${index}.to`] = HOW;
    else if (row.from >= row.to) problems[`attendantHours.${index}.to`] = 'O fim vem depois do começo.';
    else if (isOver) problems[`attendantHours.${index}.from`] = 'Coincide com outro horário do mesmo dia.';
  }
  return problems;
}
