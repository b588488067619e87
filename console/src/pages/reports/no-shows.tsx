import { Text } from '@mantine/core';
import type { AttendanceOf, NoShowReport } from '../../../../src/web/contract/reports.ts';
import { ChartAndTable } from './chart-frame.tsx';
import { PercentBars } from './charts.tsx';
import { percent, shownCount, shownShare } from './figures.ts';
import { type Column, FiguresTable } from './figures-table.tsx';
import { Report } from './report.tsx';
import type { Where } from './where.ts';

const COLUMNS: readonly Column<AttendanceOf>[] = [
  { header: 'Compareceram', cell: ({ attended }) => shownCount(attended) },
  { header: 'Faltaram', cell: ({ noShow }) => shownCount(noShow) },
  {
    header: 'Faltas',
    cell: ({ attended, noShow }) => shownShare(noShow, attended + noShow),
    bar: ({ attended, noShow }) => percent(noShow, attended + noShow),
  },
];

const NOTE =
  'Faltas sobre as consultas em que a recepção ou o médico anotou se o paciente compareceu. As que ninguém anotou não entram na conta.';

const keyOf = ({ id }: AttendanceOf) => id;
const name = ({ label }: AttendanceOf) => label;

export function NoShows({ where }: { readonly where: Where }) {
  return (
    <Report<NoShowReport>
      name="no-shows"
      title="Faltas"
      note={NOTE}
      query={where}
      isEmpty={({ total }) => total.attended + total.noShow === 0}
      empty="Nenhuma presença nem falta foi anotada neste período."
    >
      {(report) => (
        <>
          <Total {...report.total} />
          <Cut caption="Faltas por dia da semana" header="Dia da semana" groups={report.byWeekday} />
          <Cut
            caption="Faltas por antecedência da marcação"
            header="Antecedência"
            groups={report.byLeadTime}
          />
          <Cut caption="Faltas por canal da marcação" header="Canal" groups={report.byChannel} />
          <FiguresTable
            caption="Faltas por médico"
            of={{ header: 'Médico', name }}
            columns={COLUMNS}
            rows={report.byDoctor}
            keyOf={keyOf}
          />
        </>
      )}
    </Report>
  );
}

function Total({ attended, noShow }: NoShowReport['total']) {
  return (
    <Text>
      <Text span fw={700}>
        {shownShare(noShow, attended + noShow)} de faltas
      </Text>
      : {shownCount(noShow)} de {shownCount(attended + noShow)} consultas com presença anotada.
    </Text>
  );
}

function Cut({
  caption,
  header,
  groups,
}: {
  readonly caption: string;
  readonly header: string;
  readonly groups: readonly AttendanceOf[];
}) {
  return (
    <ChartAndTable
      chart={
        <PercentBars
          label="Faltas"
          points={groups.map(({ label, attended, noShow }) => ({
            name: label,
            value: percent(noShow, attended + noShow),
          }))}
        />
      }
      table={
        <FiguresTable caption={caption} of={{ header, name }} columns={COLUMNS} rows={groups} keyOf={keyOf} />
      }
    />
  );
}
