import type { CallEndsReport } from '../../../../src/web/contract/reports.ts';
import { CALL_SERIES, groupedCalls } from './call-groups.ts';
import { ChartAndTable } from './chart-frame.tsx';
import { StackedBars } from './charts.tsx';
import { shownCount, sum } from './figures.ts';
import { FiguresTable } from './figures-table.tsx';
import { Report } from './report.tsx';
import type { Period } from './where.ts';

const NOTE =
  'A última pergunta que quem ligou ouviu, e como a ligação terminou. Muitas desistências numa mesma pergunta mostram onde a linha precisa melhorar.';

/** More are not read on a chart; the table has all. */
const MOST_BARS = 12;

export function CallEnds({ period }: { readonly period: Period }) {
  return (
    <Report<CallEndsReport>
      name="call-ends"
      title="Onde as ligações terminam"
      note={NOTE}
      query={period}
      isEmpty={({ questions }) => questions.length === 0}
      empty="Não há ligações registradas neste período."
    >
      {({ ends, questions }) => (
        <ChartAndTable
          wide
          chart={
            <StackedBars
              lying
              series={CALL_SERIES}
              points={questions
                .slice(0, MOST_BARS)
                .map(({ label, calls }) => ({ name: label, ...groupedCalls(ends, calls) }))}
            />
          }
          table={
            <FiguresTable
              caption="Ligações pela última pergunta e desfecho"
              of={{ header: 'Última pergunta', name: ({ label }) => label }}
              columns={[
                ...ends.map(({ label }, place) => ({
                  header: label,
                  cell: ({ calls }: CallEndsReport['questions'][number]) => shownCount(calls[place] ?? 0),
                })),
                { header: 'Total', cell: ({ calls }) => shownCount(sum(calls)) },
              ]}
              rows={questions}
              keyOf={({ id }) => id}
            />
          }
        />
      )}
    </Report>
  );
}
