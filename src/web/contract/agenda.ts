import { z } from 'zod';
import { clock, id, instant, localDate } from './words.ts';

export const APPOINTMENT_STATUSES = ['booked', 'confirmed', 'attended', 'no-show', 'cancelled'] as const;

/** A visit as the agenda shows it. Cancelled ones are not in it. */
export const agendaVisit = z.object({
  id,
  protocol: z.string(),
  patient: z.object({ id, name: z.string() }),
  doctorId: id,
  specialtyId: id,
  locationId: id,
  date: localDate,
  time: clock,
  minutes: z.number().int().describe('length of the visit'),
  lane: z.number().int().describe('0 = the ordinary one; 1 = an encaixe beside it'),
  status: z.enum(APPOINTMENT_STATUSES),
});
export type AgendaVisit = z.infer<typeof agendaVisit>;

const stretch = {
  doctorId: id,
  date: localDate,
  from: clock,
  until: z.string().describe('HH:MM, 24:00 at most'),
};

export const agendaQuery = z.object({
  from: localDate,
  until: localDate.describe('inclusive; at most 42 days'),
  doctorId: id.optional().describe('left out: every doctor'),
});

/** Some days of some doctors: when they work, who comes, and what is being offered on the telephone at this moment. */
export const agenda = z.object({
  doctors: z.array(z.object({ id, name: z.string(), gender: z.enum(['f', 'm']), specialtyIds: z.array(id) })),
  specialties: z.array(z.object({ id, name: z.string(), minutes: z.number().int() })),
  locations: z.array(z.object({ id, name: z.string() })),
  working: z.array(z.object({ ...stretch, locationId: id })),
  absences: z.array(z.object({ ...stretch, reason: z.string().nullable() })),
  holidays: z.array(z.object({ date: localDate, name: z.string(), locationId: id.nullable() })),
  visits: z.array(agendaVisit),
  held: z
    .array(z.object(stretch))
    .describe('offered to a caller right now; free again in minutes if not booked'),
});
export type Agenda = z.infer<typeof agenda>;

/** A time that could be given. */
export const freeTime = z.object({
  doctorId: id,
  locationId: id,
  specialtyId: id,
  date: localDate,
  time: clock,
});
export type FreeTime = z.infer<typeof freeTime>;

export const freeTimesQuery = z.object({
  specialtyId: id,
  doctorId: id.optional(),
  from: localDate,
  days: z.coerce.number().int().min(1).max(31).default(1),
});
export const freeTimes = z.object({ times: z.array(freeTime) });

export const monthQuery = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'é um mês no formato AAAA-MM'),
  doctorId: id.optional(),
  specialtyId: id.optional(),
});
export const month = z.object({
  days: z.array(
    z.object({
      date: localDate,
      free: z.number().int().describe('visits that still fit'),
      booked: z.number().int(),
      holiday: z.string().nullable(),
    }),
  ),
});
export type Month = z.infer<typeof month>;

const place = {
  doctorId: id,
  date: localDate,
  time: clock,
  encaixe: z.boolean().default(false).describe('in the second lane, also outside the hours'),
};

export const newAppointment = z.object({ patientId: id, specialtyId: id, ...place });
export type NewAppointment = z.input<typeof newAppointment>;

/** Where it was when it was last seen: a move or cancellation of what has changed meanwhile is refused. */
const expected = z.object({ doctorId: id, date: localDate, time: clock });

export const appointmentMove = z.object({ expected, ...place });
export type AppointmentMove = z.input<typeof appointmentMove>;

export const appointmentCancellation = z.object({
  expected,
  reason: z.string().trim().min(3).max(200),
});
export type AppointmentCancellation = z.input<typeof appointmentCancellation>;

export const statusChange = z.object({
  expected: z.enum(APPOINTMENT_STATUSES),
  seen: expected.optional().describe('where it was when it was last seen; left out: wherever it is now'),
  status: z.enum(['booked', 'confirmed', 'attended', 'no-show']),
});
export type StatusChange = z.infer<typeof statusChange>;

/** One visit and all that happened to it. */
export const appointmentDetails = z.object({
  visit: agendaVisit,
  history: z.array(
    z.object({
      kind: z.enum(['booked', 'moved', 'cancelled', 'confirmed', 'attended', 'no-show', 'reopened']),
      at: instant,
      by: z.string().describe('in words: a name, "paciente, por telefone"'),
      reason: z.string().nullable(),
      from: z.string().nullable().describe('of a move: where it was, in words'),
    }),
  ),
});
export type AppointmentDetails = z.infer<typeof appointmentDetails>;

/** What the problem `taken` carries: who was quicker, and what is free near it. */
export const lostRace = z.object({
  winner: z.object({
    kind: z.enum(['phone', 'staff', 'offered', 'unknown']),
    name: z.string().nullable().describe('of the colleague'),
    at: instant.nullable(),
  }),
  nearby: z.array(freeTime),
});
export type LostRace = z.infer<typeof lostRace>;

export const feed = z.object({
  active: z.boolean(),
  url: z.string().nullable().describe('shown once, when it is made'),
});
export type Feed = z.infer<typeof feed>;
