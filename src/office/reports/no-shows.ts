import { weekdayOf } from '../../scheduling/calendar.ts';
import { writeCsv } from '../csv/write-csv.ts';
import type { Office } from '../desk.ts';
import { inTurns } from './in-turns.ts';
import { bitsOf, type Period } from './period.ts';
import type { Attendance, BookedAttendance, DayAttendance, VisitFilter } from './report-store.ts';
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
    sumsOf(await reports.attendance(bit, filter), await reports.attendanceByBooking(bit, filter)),
  );
  const total = sumOf(bits.map((bit) => bit.total));
  const byDoctor = merged(bits.map((bit) => bit.byDoctor));
  const byWeekday = merged(bits.map((bit) => bit.byWeekday));
  const byClass = merged(bits.map((bit) => bit.byClass));
  const byChannel = merged(bits.map((bit) => bit.byChannel));
  const nobodyKnows = sumOf(byChannel.get('unknown'));
  return {
    total,
    byDoctor: names.doctors
      .map((doctor) => ({ ...doctorLabel(doctor), ...sumOf(byDoctor.get(doctor.id)) }))
      .filter((counts) => !isNone(counts)),
    byWeekday: ALL_WEEKDAYS.map((day) => ({ ...weekdayLabel(day), ...sumOf(byWeekday.get(day)) })),
    byLeadTime: leadClasses.map((label, place) => ({ ...label, ...sumOf(byClass.get(place)) })),
    byChannel: [
      ...KNOWN_CHANNELS.map((channel) => ({ ...channelLabel(channel), ...sumOf(byChannel.get(channel)) })),
      ...(isNone(nobodyKnows) ? [] : [{ ...channelLabel('unknown'), ...nobodyKnows }]),
    ],
  };
}

/** Many doctors' days, summed before the next ones come. */
const sumsOf = (days: readonly DayAttendance[], bookings: readonly BookedAttendance[]) => ({
  total: sumOf(days),
  byDoctor: sums(Map.groupBy(days, ({ doctorId }) => doctorId)),
  byWeekday: sums(Map.groupBy(days, ({ date }) => weekdayOf(date))),
  byClass: sums(Map.groupBy(bookings, ({ days: before }) => leadClassOf(before))),
  byChannel: sums(Map.groupBy(bookings, ({ bookedBy }) => channelOf(bookedBy))),
});

const sums = <Key>(groups: ReadonlyMap<Key, readonly Attendance[]>) =>
  [...groups].map(([key, parts]) => ({ key, ...sumOf(parts) }));

const merged = <Key>(bits: readonly (readonly (Attendance & { readonly key: Key })[])[]) =>
  Map.groupBy(bits.flat(), ({ key }) => key);

const isNone = ({ attended, noShow }: Attendance): boolean => attended + noShow === 0;

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
