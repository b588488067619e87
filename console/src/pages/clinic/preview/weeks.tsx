import { BarChart } from '@mantine/charts';
import { Stack, Table, Text } from '@mantine/core';
import type { RulesPreview, WeekLoad } from '../../../../../src/web/contract/rules.ts';
import { shownDate } from '../../../parts/formats.ts';
import { WideTable } from '../../../parts/wide-table.tsx';

interface WeeksProps {
  readonly weeks: RulesPreview['weeks'];
  /** The doctors, in words. */
  readonly whose: string;
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;
const shownHours = (minutes: number): string => `${hours(minutes).toLocaleString('pt-BR')} h`;
const isSame = (a: WeekLoad, b: WeekLoad): boolean =>
  a.workingMinutes === b.workingMinutes && a.freeMinutes === b.freeMinutes && a.visits === b.visits;

interface Measure {
  readonly title: string;
  readonly of: (load: WeekLoad) => number;
}

const WORKING: Measure = {
  title: 'Horas de atendimento',
  of: ({ workingMinutes }) => hours(workingMinutes),
};
const VISITS: Measure = { title: 'Consultas que ainda cabem', of: ({ visits }) => visits };

/** Where the hours stay as they are, what fits into them is drawn. */
const mostTelling = (weeks: RulesPreview['weeks']): Measure =>
  weeks.some(({ before, after }) => WORKING.of(before) !== WORKING.of(after)) ? WORKING : VISITS;

/** The next weeks before and after: a chart for the eye, and the same as a table. */
export function Weeks({ weeks, whose }: WeeksProps) {
  const changed = weeks.filter(({ before, after }) => !isSame(before, after)).length;
  if (changed === 0)
    return (
      <Text size="sm">
        Nas próximas {weeks.length} semanas nada muda para {whose}.
      </Text>
    );
  const drawn = mostTelling(weeks);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {drawn.title} por semana: {whose}
      </Text>
      <div aria-hidden>
        <BarChart
          h={180}
          data={weeks.map(({ monday, before, after }) => ({
            week: shownDate(monday).slice(0, 5),
            Antes: drawn.of(before),
            Depois: drawn.of(after),
          }))}
          dataKey="week"
          series={[
            { name: 'Antes', color: 'gray.5' },
            { name: 'Depois', color: 'petrol.6' },
          ]}
          withLegend
          withTooltip={false}
          tickLine="none"
          barChartProps={{ accessibilityLayer: false }}
          barProps={{ isAnimationActive: false }}
        />
      </div>
      <WideTable
        minWidth={560}
        aria-label="As próximas semanas, antes e depois"
        fz="sm"
        columns={['Semana de', 'Atendimento', 'Tempo livre', 'Consultas que ainda cabem']}
      >
        {weeks.map(({ monday, before, after }) => (
          <Table.Tr key={monday}>
            <Table.Td>{shownDate(monday)}</Table.Td>
            <Table.Td>{step(shownHours(before.workingMinutes), shownHours(after.workingMinutes))}</Table.Td>
            <Table.Td>{step(shownHours(before.freeMinutes), shownHours(after.freeMinutes))}</Table.Td>
            <Table.Td>{step(String(before.visits), String(after.visits))}</Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Stack>
  );
}

function step(before: string, after: string) {
  if (before === after)
    return (
      <Text inherit c="dimmed">
        {after}
      </Text>
    );
  return (
    <Text inherit fw={600}>
      {before} → {after}
    </Text>
  );
}
