import { Text } from '@mantine/core';
import type { LeadTimeReport } from '../../../../src/web/contract/reports.ts';
import { ChartAndTable } from './chart-frame.tsx';
import { StackedBars } from './charts.tsx';
import { shownCount, shownDays, shownShare } from './figures.ts';
import { FiguresTable } from './figures-table.tsx';
import { Report } from './report.tsx';
import type { Where } from './where.ts';

const NOTE =
  'Dias inteiros entre a marcação e a consulta, das consultas do período que não foram canceladas. Quem remarcou conta desde a primeira marcação.';

export function LeadTime({ where }: { readonly where: Where }) {
  return (
    <Report<LeadTimeReport>
      name="lead-time"
      title="Antecedência da marcação"
      note={NOTE}
      query={where}
      isEmpty={({ all }) => all.visits === 0}
      empty="Não há consultas neste período."
    >
      {({ classes, all, bySpecialty }) => (
        <>
          <Text>
            Metade das consultas foi marcada com até <b>{shownDays(all.median)}</b>; nove em cada dez, com até{' '}
            <b>{shownDays(all.p90)}</b>.
          </Text>
          <ChartAndTable
            chart={
              <StackedBars
                lying
                points={classes.map(({ label }, place) => ({ name: label, visits: all.classes[place] ?? 0 }))}
                series={[{ name: 'visits', label: 'Consultas' }]}
              />
            }
            table={
              <FiguresTable
                caption="Consultas por antecedência"
                of={{ header: 'Antecedência', name: ({ label }) => label }}
                columns={[
                  { header: 'Consultas', cell: ({ visits }) => shownCount(visits) },
                  { header: 'Parte', cell: ({ visits }) => shownShare(visits, all.visits) },
                ]}
                rows={classes.map((one, place) => ({ ...one, visits: all.classes[place] ?? 0 }))}
                keyOf={({ id }) => id}
                total={{ id: 'total', label: 'Todas', visits: all.visits }}
              />
            }
          />
          <FiguresTable
            caption="Antecedência por especialidade"
            of={{ header: 'Especialidade', name: ({ label }) => label }}
            columns={[
              { header: 'Consultas', cell: ({ visits }) => shownCount(visits) },
              { header: 'Mediana', cell: ({ median }) => shownDays(median) },
              { header: '9 em cada 10 até', cell: ({ p90 }) => shownDays(p90) },
              ...classes.map(({ label }, place) => ({
                header: label,
                cell: (row: LeadTimeReport['bySpecialty'][number]) => shownCount(row.classes[place] ?? 0),
              })),
            ]}
            rows={bySpecialty}
            keyOf={({ id }) => id}
            total={{ id: 'all', label: 'Todas', ...all }}
          />
        </>
      )}
    </Report>
  );
}
