import type { ChannelReport } from '../../../../src/web/contract/reports.ts';
import { ChartAndTable } from './chart-frame.tsx';
import { StackedBars } from './charts.tsx';
import { percent, shortDate, shownCount, shownShare, shownWeek } from './figures.ts';
import { FiguresTable } from './figures-table.tsx';
import { Report } from './report.tsx';
import type { Where } from './where.ts';

const NOTE =
  'Marcações pela semana em que foram feitas, o que quer que tenha acontecido depois com a consulta. Telefone: o próprio paciente, com o teclado. Recepção: alguém da equipe, neste console. Programa: outro sistema, ou este sozinho.';

type Counts = ChannelReport['total'];
const allOf = ({ phone, staff, program }: Counts): number => phone + staff + program;

export function Channels({ where }: { readonly where: Where }) {
  return (
    <Report<ChannelReport>
      name="channels"
      title="Marcações por canal"
      note={NOTE}
      query={where}
      isEmpty={({ total }) => allOf(total) === 0}
      empty="Nenhuma consulta foi marcada neste período."
    >
      {({ weeks, total }) => (
        <ChartAndTable
          chart={
            <StackedBars
              points={weeks.map(({ phone, staff, program, from }) => ({
                name: shortDate(from),
                phone,
                staff,
                program,
              }))}
              series={[
                { name: 'phone', label: 'Telefone' },
                { name: 'staff', label: 'Recepção' },
                { name: 'program', label: 'Programa' },
              ]}
            />
          }
          table={
            <FiguresTable
              caption="Marcações por semana e canal"
              of={{ header: 'Semana', name: ({ name }) => name }}
              columns={[
                { header: 'Telefone', cell: ({ phone }) => shownCount(phone) },
                { header: 'Recepção', cell: ({ staff }) => shownCount(staff) },
                { header: 'Programa', cell: ({ program }) => shownCount(program) },
                { header: 'Total', cell: (week) => shownCount(allOf(week)) },
                {
                  header: 'Por telefone',
                  cell: (week) => shownShare(week.phone, allOf(week)),
                  bar: (week) => percent(week.phone, allOf(week)),
                },
              ]}
              rows={weeks.map((week) => ({ ...week, name: shownWeek(week) }))}
              keyOf={({ from }) => from}
              total={{ ...total, name: 'Período', from: '', until: '' }}
            />
          }
        />
      )}
    </Report>
  );
}
