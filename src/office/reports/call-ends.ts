import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { type Period, momentsOf, weeksOf } from './period.ts';
import { callEnds, type Label } from './words.ts';

export interface CallEndsReport {
  readonly ends: readonly Label[];
  /** The last question that was asked (`none`: before the first), most calls first; calls in the order of `ends`. */
  readonly questions: readonly (Label & { readonly calls: readonly number[] })[];
}

/** Where in the call tree calls end, and how. `labelOf`: what people call a question. */
export async function whereCallsEnd(
  { office: { reports } }: Office,
  period: Period,
  labelOf: (question: string) => string,
): Promise<CallEndsReport> {
  const { zone } = await reports.clinicSince(period.from);
  const found = (await inTurns(weeksOf(period), (week) => reports.callEnds(momentsOf(week, zone)))).flat();
  const byQuestion = Map.groupBy(found, ({ question }) => question);
  const questions = [...byQuestion].map(([question, own]) => ({
    id: question ?? 'none',
    label: question === null ? 'Antes da primeira pergunta' : labelOf(question),
    calls: callEnds.map(({ id }) => own.reduce((sum, { end, calls }) => sum + (end === id ? calls : 0), 0)),
  }));
  return { ends: callEnds, questions: questions.sort((one, other) => all(other) - all(one)) };
}

const all = ({ calls }: { readonly calls: readonly number[] }): number =>
  calls.reduce((sum, some) => sum + some, 0);

export function callEndsCsv({ ends, questions }: CallEndsReport): string {
  const columns = {
    question: { header: 'Última pergunta' },
    ...Object.fromEntries(ends.map(({ id, label }) => [id, { header: label }])),
    all: { header: 'Total' },
  };
  return writeCsv(
    columns,
    questions.map((row) => ({
      question: row.label,
      ...Object.fromEntries(ends.map(({ id }, place) => [id, row.calls[place] ?? 0])),
      all: all(row),
    })),
  );
}
