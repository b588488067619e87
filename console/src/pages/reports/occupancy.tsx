import type { OccupancyReport } from '../../../../src/web/contract/reports.ts';
import { ChartAndTable } from './chart-frame.tsx';
import { PercentLine } from './charts.tsx';
import { percent, shortDate, shownHours, shownShare, shownWeek, sum } from './figures.ts';
import { type Column, FiguresTable } from './figures-table.tsx';
import { HeatTable } from './heat-table.tsx';
import { Report } from './report.tsx';
import type { Where } from './where.ts';

interface Occupied {
  readonly bookedMinutes: number;
  readonly workingMinutes: number;
}

const COLUMNS: readonly Column<Occupied>[] = [
  { header: 'Marcado', cell: ({ bookedMinutes }) => shownHours(bookedMinutes) },
  { header: 'Expediente', cell: ({ workingMinutes }) => shownHours(workingMinutes) },
  {
    header: 'Ocupação',
    cell: ({ bookedMinutes, workingMinutes }) => shownShare(bookedMinutes, workingMinutes),
    bar: ({ bookedMinutes, workingMinutes }) => percent(bookedMinutes, workingMinutes),
  },
];

const NOTE =
  'Tempo marcado (consultas e o intervalo delas, menos as canceladas) sobre o tempo de expediente. O expediente de cada dia é calculado com as regras de hoje, também para o passado: se os horários mudaram, as semanas antigas usam os novos. Encaixes contam como marcado, por isso pode passar de 100%. Ao escolher uma especialidade, vale todo o tempo dos médicos que a atendem.';

export function Occupancy({ where }: { readonly where: Where }) {
  return (
    <Report<OccupancyReport>
      name="occupancy"
      title="Ocupação da agenda"
      note={NOTE}
      query={where}
      isEmpty={({ doctors }) => doctors.length === 0}
      empty="Ninguém tem expediente nem consultas neste período."
    >
      {({ weeks, doctors }) => (
        <>
          <ChartAndTable
            chart={
              <PercentLine
                label="Ocupação"
                points={weeks.map((week) => ({
                  name: shortDate(week.from),
                  value: percent(week.bookedMinutes, week.workingMinutes),
                }))}
              />
            }
            table={
              <FiguresTable
                caption="Ocupação por semana"
                of={{ header: 'Semana', name: ({ name }) => name }}
                columns={COLUMNS}
                rows={weeks.map((week) => ({ ...week, name: shownWeek(week) }))}
                keyOf={({ from }) => from}
                total={{ ...totalOf(weeks), name: 'Período', from: '', until: '' }}
              />
            }
          />
          <FiguresTable
            caption="Ocupação por médico"
            of={{ header: 'Médico', name: ({ doctor }) => doctor.label }}
            columns={COLUMNS}
            rows={doctors}
            keyOf={({ doctor }) => doctor.id}
          />
          {weeks.length > 1 && (
            <HeatTable
              caption="Ocupação por médico e semana"
              of="Médico"
              columns={weeks.map((week) => ({
                id: week.from,
                label: shortDate(week.from),
                title: shownWeek(week),
              }))}
              rows={doctors.map(({ doctor, weeks: own }) => ({
                ...doctor,
                cells: own.map(({ bookedMinutes, workingMinutes }) => ({
                  part: workingMinutes === 0 ? 0 : bookedMinutes / workingMinutes,
                  text: shownShare(bookedMinutes, workingMinutes),
                })),
              }))}
            />
          )}
        </>
      )}
    </Report>
  );
}

const totalOf = (parts: readonly Occupied[]): Occupied => ({
  bookedMinutes: sum(parts.map(({ bookedMinutes }) => bookedMinutes)),
  workingMinutes: sum(parts.map(({ workingMinutes }) => workingMinutes)),
});
