import { BarChart, LineChart } from '@mantine/charts';
import { shownCount, shownPercent } from './figures.ts';

/** The table beside a chart is what the keyboard and screen readers have. */
const common = {
  accessibilityLayer: false,
  gridAxis: 'xy',
  tickLine: 'none',
  strokeDasharray: '3 3',
  textColor: 'light-dark(#41474d, #c9c9c9)',
} as const;

/** Far apart in lightness, so that they differ without colour as well. */
export const SHADES = [
  'light-dark(#0b7285, #66c3d2)',
  'light-dark(#f2a43a, #ffd08a)',
  'light-dark(#7a1f3d, #d9577f)',
  'light-dark(#9aa1a8, #7d8389)',
];

type Point = Readonly<Record<string, string | number | null>>;

/** One percentage a point. */
export function PercentLine({
  points,
  label,
}: {
  readonly points: readonly Point[];
  readonly label: string;
}) {
  return (
    <LineChart
      {...common}
      h={320}
      data={[...points]}
      dataKey="name"
      series={[{ name: 'value', label, color: SHADES[0] ?? '' }]}
      curveType="linear"
      connectNulls={false}
      withDots={points.length <= 60}
      yAxisProps={{ domain: [0, (most: number) => Math.max(100, Math.ceil(most / 10) * 10)] }}
      valueFormatter={shownPercent}
    />
  );
}

/** A percentage of each of a few groups, as bars that lie: their names have room. */
export function PercentBars({
  points,
  label,
}: {
  readonly points: readonly Point[];
  readonly label: string;
}) {
  return (
    <BarChart
      {...common}
      h={60 + points.length * 38}
      data={[...points]}
      dataKey="name"
      series={[{ name: 'value', label, color: SHADES[0] ?? '' }]}
      orientation="vertical"
      maxBarWidth={26}
      withBarValueLabel
      valueLabelProps={{ position: 'right', formatter: (value) => shownPercent(Number(value)) }}
      barChartProps={{ margin: { right: 48 } }}
      valueFormatter={shownPercent}
      yAxisProps={{ width: 120 }}
    />
  );
}

interface StackedBarsProps {
  readonly points: readonly Point[];
  /** From the ground up. */
  readonly series: readonly { readonly name: string; readonly label: string }[];
  /** Bars that lie, for long names. */
  readonly lying?: boolean;
}

/** Counts, one on the other. */
export function StackedBars({ points, series, lying = false }: StackedBarsProps) {
  return (
    <BarChart
      {...common}
      h={lying ? Math.max(240, 60 + points.length * 34) : 340}
      data={[...points]}
      dataKey="name"
      type="stacked"
      series={series.map((one, place) => ({ ...one, color: SHADES[place] ?? '' }))}
      orientation={lying ? 'vertical' : 'horizontal'}
      withLegend={series.length > 1}
      legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
      maxBarWidth={40}
      valueFormatter={shownCount}
      {...(lying
        ? { yAxisProps: { width: 170 }, xAxisProps: { allowDecimals: false } }
        : { yAxisProps: { allowDecimals: false } })}
    />
  );
}
