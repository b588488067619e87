import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { type Period, momentsOf, weeksOf } from './period.ts';
import type { VisitFilter } from './report-store.ts';
import { type Channel, channelLabel, channelOf, shownDate } from './words.ts';

type Counts = Readonly<Record<Exclude<Channel, 'unknown'>, number>>;

export interface ChannelReport {
  readonly weeks: readonly (Period & Counts)[];
  readonly total: Counts;
}

/** Bookings by the week in which they were made (on the clinic's wall), whatever became of the visit, by who made them. */
export async function channels(
  { office: { reports } }: Office,
  period: Period,
  filter: VisitFilter,
): Promise<ChannelReport> {
  const { zone } = await reports.clinicSince(period.from);
  const weeks = await inTurns(weeksOf(period), async (week) => {
    const found = await reports.bookings(momentsOf(week, zone), filter);
    const count = (channel: Channel) =>
      found.reduce(
        (sum, { bookedBy, bookings }) => sum + (channelOf(bookedBy) === channel ? bookings : 0),
        0,
      );
    return { ...week, phone: count('phone'), staff: count('staff'), program: count('program') };
  });
  const sum = (channel: keyof Counts) => weeks.reduce((total, week) => total + week[channel], 0);
  return { weeks, total: { phone: sum('phone'), staff: sum('staff'), program: sum('program') } };
}

const COLUMNS = {
  from: { header: 'Semana de' },
  until: { header: 'Semana até' },
  phone: { header: channelLabel('phone').label },
  staff: { header: channelLabel('staff').label },
  program: { header: channelLabel('program').label },
  all: { header: 'Total' },
};

export const channelsCsv = ({ weeks }: ChannelReport): string =>
  writeCsv(
    COLUMNS,
    weeks.map((week) => ({
      ...week,
      from: shownDate(week.from),
      until: shownDate(week.until),
      all: week.phone + week.staff + week.program,
    })),
  );
