import type { CallHoursReport } from '../../../../src/web/contract/reports.ts';
import { CALL_SERIES, groupedCalls } from './call-groups.ts';
import { ChartAndTable } from './chart-frame.tsx';
import { StackedBars } from './charts.tsx';
import { shownCount, sum } from './figures.ts';
import { FiguresTable } from './figures-table.tsx';
import { HeatTable } from './heat-table.tsx';
import { Report } from './report.tsx';
import type { Period } from './where.ts';

const NOTE =
  'Ligações pelo horário em que começaram, no relógio da clínica. “Desligou atendido” é quem desligou depois de marcar, ouvir, remarcar ou cancelar; “Desistiu”, quem desligou antes. Os filtros de médico, especialidade e unidade não se aplicam a ligações.';

const hourLabel = (hour: number): string => `${String(hour).padStart(2, '0')}h`;

export function CallHours({ period }: { readonly period: Period }) {
  return (
    <Report<CallHoursReport>
      name="calls-by-hour"
      title="Ligações por hora"
      note={NOTE}
      query={period}
      isEmpty={({ total }) => sum(total) === 0}
      empty="Não há ligações registradas neste período."
    >
      {({ ends, total, byHour, byWeekday }) => (
        <>
          <ChartAndTable
            wide
            chart={
              <StackedBars
                series={CALL_SERIES}
                points={byHour.map((counts, hour) => ({
                  name: hourLabel(hour),
                  ...groupedCalls(ends, counts),
                }))}
              />
            }
            table={
              <FiguresTable
                caption="Ligações por hora e desfecho"
                of={{ header: 'Hora', name: ({ name }) => name }}
                columns={[
                  ...ends.map(({ label }, place) => ({
                    header: label,
                    cell: ({ counts }: { readonly counts: readonly number[] }) =>
                      shownCount(counts[place] ?? 0),
                  })),
                  { header: 'Total', cell: ({ counts }) => shownCount(sum(counts)) },
                ]}
                rows={byHour.map((counts, hour) => ({ name: hourLabel(hour), counts }))}
                keyOf={({ name }) => name}
                total={{ name: 'Todas', counts: total }}
              />
            }
          />
          <Weekdays byWeekday={byWeekday} />
        </>
      )}
    </Report>
  );
}

function Weekdays({ byWeekday }: Pick<CallHoursReport, 'byWeekday'>) {
  const most = Math.max(1, ...byWeekday.flatMap(({ hours }) => hours));
  return (
    <HeatTable
      caption="Ligações por dia da semana e hora"
      of="Dia"
      columns={Array.from({ length: 24 }, (_, hour) => ({ id: String(hour), label: hourLabel(hour) }))}
      rows={byWeekday.map(({ id, label, hours }) => ({
        id,
        label,
        cells: hours.map((calls) => ({ part: calls / most, text: shownCount(calls) })),
      }))}
    />
  );
}
