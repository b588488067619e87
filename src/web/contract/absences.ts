import { z } from 'zod';
import { pageOf, pageQuery } from '../pages.ts';
import { ruleAnswer, version } from './rules.ts';
import { clock, id, localDate } from './words.ts';

const TIME = 'É uma hora no formato HH:MM, de 5 em 5 minutos.';
const fiveMinutes = clock.regex(/[05]$/, TIME);

/** On the clinic's wall clock. Without times: whole days, the last one included. */
const period = {
  from: localDate,
  fromTime: fiveMinutes.nullable().default(null).describe('null: from the beginning of the day'),
  until: localDate,
  untilTime: fiveMinutes.nullable().default(null).describe('null: to the end of the day'),
};

/** Who is away and when, saved or not. */
export const absent = z.object({ doctorId: id, ...period });
export type AbsentDoctor = z.output<typeof absent>;

const absenceState = absent.extend({ reason: z.string().trim().max(200).nullable().default(null) });

const person = { name: z.string(), gender: z.enum(['f', 'm']) };

export const absence = z.object({
  id,
  version,
  doctorId: id,
  doctor: z.object(person),
  from: z.string(),
  fromTime: z.string().nullable(),
  until: z.string(),
  untilTime: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Absence = z.infer<typeof absence>;

const listedAbsence = absence.extend({
  visitsHit: z.number().int().describe('coming visits that lie in it'),
});
export type ListedAbsence = z.infer<typeof listedAbsence>;

export const absenceQuery = pageQuery.extend({
  when: z.enum(['coming', 'past']).default('coming').describe('past: those that are over, latest first'),
  doctorId: id.optional(),
});
export const absencePage = pageOf(listedAbsence);

/** A visit that lies in an absence. */
export const hitVisit = z.object({
  id,
  protocol: z.string(),
  patientId: id,
  patientName: z.string(),
  phone: z.string().nullable().describe('masked; null: none is registered'),
  doctorId: id,
  specialtyId: id,
  specialtyName: z.string(),
  date: localDate,
  time: z.string(),
});
export type HitVisit = z.infer<typeof hitVisit>;

/** A place in a doctor's day. */
export const spot = z.object({ doctorId: id, date: localDate, time: clock });

/** A time that could be given. */
const freeSpot = spot.extend({ doctorName: z.string(), locationName: z.string() });
export type FreeSpot = z.infer<typeof freeSpot>;

/** One that is held, and under which number. */
const heldRef = spot.extend({ holdId: id, specialtyId: id });
export const heldSpot = freeSpot.extend({ holdId: id, specialtyId: id });
export type HeldSpot = z.infer<typeof heldSpot>;

/** What to move where. */
const chosenMove = z.object({
  visitId: id,
  expected: z
    .object({ date: localDate, time: clock })
    .describe('where it was seen; one that is elsewhere now is left alone'),
  holdId: id,
  to: spot,
});
export type ChosenMove = z.infer<typeof chosenMove>;
const moves = z.array(chosenMove).max(200);

export const MOVE_RESULTS = ['moved', 'taken', 'patient-busy', 'gone', 'unanswered'] as const;
export const moveResult = z.object({
  visitId: id,
  result: z.enum(MOVE_RESULTS),
  to: freeSpot.nullable().describe('where it is now, when it was moved'),
  detail: z.string().describe('in words, and what to do'),
});
export type MoveResult = z.infer<typeof moveResult>;

export const newAbsence = absenceState.extend({
  moves: moves.default([]).describe('moved once the absence is saved; passed over in a preview'),
});
export type NewAbsence = z.input<typeof newAbsence>;

export const absenceChange = newAbsence.extend({ version });

const hits = z.array(hitVisit).describe('the visits that lie in it, once all was done; soonest first');

/** What a change answers: beside what every rule's answers, the visits it hits, and what became of the moves. */
export const absenceAnswer = ruleAnswer(absence).extend({ hits, moves: z.array(moveResult) });
export type AbsenceAnswer = z.infer<typeof absenceAnswer>;

export const absenceVisits = z.object({ absence, hits });
export type AbsenceVisits = z.infer<typeof absenceVisits>;

export const proposalQuery = z.object({
  absence: absent,
  whom: z
    .enum(['same-doctor', 'other-doctor'])
    .describe('same-doctor: once back; other-doctor: a colleague, that day or near it'),
  visitIds: z.array(id).max(200).optional().describe('left out: every visit that it hits'),
});
export type ProposalQuery = z.input<typeof proposalQuery>;

const heldUntil = z
  .number()
  .int()
  .describe('epoch milliseconds; until then nobody else is given these times');

export const proposals = z.object({
  items: z.array(z.object({ visit: hitVisit, held: heldSpot.nullable() })),
  heldUntil,
});
export type Proposals = z.infer<typeof proposals>;

export const timesQuery = z.object({ absence: absent, visitId: id, doctorId: id, date: localDate });
export type TimesQuery = z.input<typeof timesQuery>;
export const times = z.object({ times: z.array(freeSpot) });
export type Times = z.infer<typeof times>;

export const holdRequest = z.object({
  absence: absent,
  visitId: id,
  to: spot,
  instead: heldRef.nullable().default(null).describe('let go once the new one is held'),
});
export type HoldRequest = z.input<typeof holdRequest>;
export const holdAnswer = z.object({ held: heldSpot, heldUntil });
export type HoldAnswer = z.infer<typeof holdAnswer>;

export const releaseRequest = z.object({ held: z.array(heldRef).max(200) });
export type ReleaseRequest = z.input<typeof releaseRequest>;

export const moveRequest = z.object({ moves });
export const moveAnswer = z.object({ moves: z.array(moveResult), hits });
export type MoveAnswer = z.infer<typeof moveAnswer>;

export const phonesQuery = z.object({ visitIds: z.array(id).max(200) });
export type PhonesQuery = z.infer<typeof phonesQuery>;
export const phones = z.object({
  items: z.array(z.object({ visitId: id, phone: z.string().nullable().describe('whole; digits') })),
});
export type Phones = z.infer<typeof phones>;
