import { z } from 'zod';
import { lengthOf, MOST_DAYS } from '../../office/reports/period.ts';
import { id, localDate } from './words.ts';

const period = { from: localDate, until: localDate.describe('inclusive; at most 366 days') };
const isPeriod = (query: { from: string; until: string }) =>
  lengthOf(query) >= 1 && lengthOf(query) <= MOST_DAYS;
const PERIOD_WORDS = {
  path: ['until'],
  error: `vem depois da data inicial, e o período tem no máximo ${MOST_DAYS} dias`,
};

/** What a report about visits is asked with. */
export const visitReportQuery = z
  .object({
    ...period,
    doctorId: id.optional(),
    specialtyId: id.optional(),
    locationId: id.optional(),
  })
  .refine(isPeriod, PERIOD_WORDS);

export const callReportQuery = z.object(period).refine(isPeriod, PERIOD_WORDS);

const count = z.number().int();
const label = { id: z.string(), label: z.string() };
const choice = z.object(label);

/** Whom and what reports can be about; those that are no longer active too. */
export const reportChoices = z.object({
  doctors: z.array(choice),
  specialties: z.array(choice),
  locations: z.array(choice),
});
export type ReportChoices = z.infer<typeof reportChoices>;

const occupied = { bookedMinutes: count, workingMinutes: count };
export const occupancyReport = z.object({
  weeks: z.array(z.object({ from: localDate, until: localDate, ...occupied })),
  doctors: z.array(
    z.object({
      doctor: choice,
      ...occupied,
      weeks: z.array(z.object(occupied)).describe('in the order of the report’s `weeks`'),
    }),
  ),
});
export type OccupancyReport = z.infer<typeof occupancyReport>;

const attendance = { attended: count, noShow: count };
const attendanceOf = z.object({ ...label, ...attendance });
export type AttendanceOf = z.infer<typeof attendanceOf>;
export const noShowReport = z.object({
  total: z.object(attendance),
  byDoctor: z.array(attendanceOf),
  byWeekday: z.array(attendanceOf),
  byLeadTime: z.array(attendanceOf),
  byChannel: z.array(attendanceOf),
});
export type NoShowReport = z.infer<typeof noShowReport>;

const leadTimes = {
  visits: count,
  median: count.nullable().describe('whole days'),
  p90: count.nullable(),
  classes: z.array(count).describe('in the order of the report’s `classes`'),
};
export const leadTimeReport = z.object({
  classes: z.array(choice),
  all: z.object(leadTimes),
  bySpecialty: z.array(z.object({ ...label, ...leadTimes })),
});
export type LeadTimeReport = z.infer<typeof leadTimeReport>;

const byChannel = { phone: count, staff: count, program: count };
export const channelReport = z.object({
  weeks: z.array(z.object({ from: localDate, until: localDate, ...byChannel })),
  total: z.object(byChannel),
});
export type ChannelReport = z.infer<typeof channelReport>;

const ends = z.array(choice).describe('the ways in which a call can end');
const inEnds = z.array(count).describe('in the order of `ends`');
export const callHoursReport = z.object({
  ends,
  total: inEnds,
  byHour: z.array(inEnds).length(24),
  byWeekday: z.array(z.object({ ...label, hours: z.array(count).length(24) })),
});
export type CallHoursReport = z.infer<typeof callHoursReport>;

export const callEndsReport = z.object({
  ends,
  questions: z.array(z.object({ ...label, calls: inEnds })),
});
export type CallEndsReport = z.infer<typeof callEndsReport>;
