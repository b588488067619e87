import { addDays, weekdayOf } from '../../scheduling/calendar.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { bitsOf, momentsOf, type Period, weeksOf } from './period.ts';
import type {
  Attendance,
  BookedAttendance,
  DayAttendance,
  ReportStore,
  VisitFilter,
} from './report-store.ts';
import {
  ALL_WEEKDAYS,
  channelLabel,
  channelOf,
  doctorLabel,
  KNOWN_CHANNELS,
  type Label,
  leadClasses,
  leadClassOf,
  percentText,
  weekdayLabel,
} from './words.ts';

export type AttendanceOf = Label & Attendance;

/** Who came and who did not; visits of which nobody has said so are in none of it. */
export interface NoShowReport {
  readonly total: Attendance;
  readonly byDoctor: readonly AttendanceOf[];
  readonly byWeekday: readonly AttendanceOf[];
  readonly byLeadTime: readonly AttendanceOf[];
  readonly byChannel: readonly AttendanceOf[];
}

export async function noShows(
  { office: { reports } }: Office,
  period: Period,
  filter: VisitFilter,
): Promise<NoShowReport> {
  const names = await reports.names();
  const bits = await inTurns(bitsOf(period, filter), async (bit) =>
    sumsOfDays(await reports.attendance(bit, filter)),
  );
  const total = sumOf(bits.map((bit) => bit.total));
  const firstBookedAt = Math.min(...bits.map((bit) => bit.firstBookedAt));
  const bookings = await ofTheirBookings(reports, period, filter, firstBookedAt);
  const byDoctor = merged(bits.map((bit) => bit.byDoctor));
  const byWeekday = merged(bits.map((bit) => bit.byWeekday));
  const byClass = Map.groupBy(bookings, ({ days }) => leadClassOf(days));
  const byChannel = Map.groupBy(bookings, ({ bookedBy }) => channelOf(bookedBy));
  return {
    total,
    byDoctor: names.doctors
      .map((doctor) => ({ ...doctorLabel(doctor), ...sumOf(byDoctor.get(doctor.id)) }))
      .filter(({ attended, noShow }) => attended + noShow > 0),
    byWeekday: ALL_WEEKDAYS.map((day) => ({ ...weekdayLabel(day), ...sumOf(byWeekday.get(day)) })),
    byLeadTime: withUnknown(
      leadClasses.map((label, place) => ({ ...label, ...sumOf(byClass.get(place)) })),
      total,
    ),
    byChannel: withUnknown(
      KNOWN_CHANNELS.map((channel) => ({ ...channelLabel(channel), ...sumOf(byChannel.get(channel)) })),
      total,
    ),
  };
}

/** Many doctors' days, summed before the next ones come. */
function sumsOfDays(days: readonly DayAttendance[]) {
  return {
    total: sumOf(days),
    byDoctor: sums(Map.groupBy(days, ({ doctorId }) => doctorId)),
    byWeekday: sums(Map.groupBy(days, ({ date }) => weekdayOf(date))),
    firstBookedAt: days.reduce((first, day) => Math.min(first, day.firstBookedAt), Infinity),
  };
}

const sums = <Key>(groups: ReadonlyMap<Key, readonly Attendance[]>) =>
  [...groups].map(([key, parts]) => ({ key, ...sumOf(parts) }));

const merged = <Key>(bits: readonly (readonly (Attendance & { readonly key: Key })[])[]) =>
  Map.groupBy(bits.flat(), ({ key }) => key);

/** Read along the bookings, for their order is nearly that of the visits' ids: a year's visits are found in one sweep. */
async function ofTheirBookings(
  reports: ReportStore,
  period: Period,
  filter: VisitFilter,
  firstBookedAt: number,
): Promise<readonly BookedAttendance[]> {
  if (firstBookedAt === Infinity) return [];
  const { zone } = await reports.clinicSince(period.from);
  // The walls of a visit's place and of the clinic may show two dates.
  const booked = { from: todayIn(zone, firstBookedAt), until: addDays(period.until, 1) };
  const found = await inTurns(weeksOf(booked), (week) =>
    reports.attendanceByBooking(period, filter, momentsOf(week, zone)),
  );
  return found.flat();
}

/** Visits that came without a record of their booking, as from another system. */
function withUnknown(rows: readonly AttendanceOf[], total: Attendance): readonly AttendanceOf[] {
  const { attended, noShow } = sumOf(rows);
  const rest = { attended: total.attended - attended, noShow: total.noShow - noShow };
  return rest.attended + rest.noShow > 0 ? [...rows, { ...channelLabel('unknown'), ...rest }] : rows;
}

const sumOf = (parts: readonly Attendance[] = []): Attendance => ({
  attended: parts.reduce((sum, part) => sum + part.attended, 0),
  noShow: parts.reduce((sum, part) => sum + part.noShow, 0),
});

const COLUMNS = {
  cut: { header: 'Recorte' },
  group: { header: 'Grupo' },
  attended: { header: 'Compareceram' },
  noShow: { header: 'Faltaram' },
  percent: { header: 'Faltas (%)' },
};

export function noShowsCsv(report: NoShowReport): string {
  const rowsOf = (cut: string, groups: readonly AttendanceOf[]) =>
    groups.map(({ label, attended, noShow }) => ({
      cut,
      group: label,
      attended,
      noShow,
      percent: percentText(noShow, attended + noShow),
    }));
  return writeCsv(COLUMNS, [
    ...rowsOf('Médico', report.byDoctor),
    ...rowsOf('Dia da semana', report.byWeekday),
    ...rowsOf('Antecedência', report.byLeadTime),
    ...rowsOf('Canal', report.byChannel),
    ...rowsOf('Total', [{ id: 'total', label: 'Total', ...report.total }]),
  ]);
}
