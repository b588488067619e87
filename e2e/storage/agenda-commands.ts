/** What callers do to the agenda, each done to the model and to the database, with the same outcome. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Stores, VisitLimits } from '../../src/booking/ports.ts';
import type { AgendaModel, ModelHold, ModelVisit } from './agenda-model.ts';
import { actor, holdOf, offerIn, testIds, tickIn } from './fixtures.ts';

export interface Real {
  readonly stores: Stores;
  /** Makes doctors and patients of this run its own. */
  readonly prefix: string;
}

type Command = fc.AsyncCommand<AgendaModel, Real>;

const limits: VisitLimits = { maxActiveVisits: 3, maxActiveVisitsPerSpecialty: 2 };
const holdMs = 120_000;
const doctors = ['anna', 'bruno'] as const;
export const patients = ['x', 'y'] as const;

/** Runs on both, then compares all that can be seen. */
function command(name: string, run: (model: AgendaModel, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      await run(model, real);
      await expectSame(model, real);
    },
  };
}

async function expectSame(model: AgendaModel, { stores, prefix }: Real): Promise<void> {
  for (const doctor of doctors) {
    const request = { doctorIds: [prefix + doctor], start: tickIn(-1), end: tickIn(24) };
    const claims = await stores.agenda.claims(request, model.now);
    const ticks = claims.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, step) => start + step),
    );
    expect(ticks).toEqual(model.takenTicks(prefix + doctor));
  }
  for (const patient of patients) {
    const upcoming = await stores.agenda.upcoming(prefix + patient, model.now + 1);
    expect(upcoming).toEqual(model.coming(prefix + patient).map(({ appointment }) => appointment));
  }
}

const hold = (doctor: string, quarter: number, ticks: number, specialtyId: string): Command =>
  command(`hold ${doctor} at ${quarter}/4 h for ${ticks} ticks`, async (model, { stores, prefix }) => {
    const made = holdOf(offerIn(1 + quarter / 4, { doctorId: prefix + doctor, ticks, specialtyId }));
    const free = !model.isTaken(made.offer.doctorId, made.offer.claim, {});
    const expiresAt = model.now + holdMs;
    expect(await stores.agenda.hold({ ...made, now: model.now, expiresAt })).toBe(free ? 'held' : 'taken');
    model.holds.push({ hold: made, expiresAt, placed: free });
  });

const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

const release = (index: number): Command =>
  command(`release #${index}`, async (model, { stores }) => {
    const held: ModelHold | undefined = pick(model.holds, index);
    if (held === undefined) return;
    await stores.agenda.release([held.hold]);
    held.placed = false;
  });

const book = (index: number, patient: string): Command =>
  command(`book #${index} for ${patient}`, async (model, { stores, prefix }) => {
    const held = pick(model.holds, index);
    if (held === undefined) return;
    const patientId = prefix + patient;
    const { offer } = held.hold;
    const coming = model.coming(patientId);
    const alike = coming.filter(({ appointment }) => appointment.specialtyId === offer.specialtyId);
    const full =
      coming.length >= limits.maxActiveVisits || alike.length >= limits.maxActiveVisitsPerSpecialty;
    const busy = model.isBusy(patientId, offer.visit);
    const taken = model.isTaken(offer.doctorId, offer.claim, { hold: held.hold });
    const expected = full ? 'too-many-visits' : busy ? 'patient-busy' : taken ? 'taken' : 'booked';
    const request = {
      appointmentId: testIds.next(),
      hold: held.hold,
      patientId,
      limits,
      actor,
      now: model.now,
    };
    const outcome = await stores.agenda.book(request);
    expect(outcome.kind).toBe(expected);
    if (outcome.kind !== 'booked') return;
    expect(await stores.agenda.book(request)).toEqual(outcome);
    model.visits.push({ patientId, appointment: outcome.appointment, active: true });
    held.placed = false;
  });

const move = (index: number, holdIndex: number): Command =>
  command(`move visit #${index} to #${holdIndex}`, async (model, { stores }) => {
    const visit: ModelVisit | undefined = pick(model.visits, index);
    const held = pick(model.holds, holdIndex);
    if (visit === undefined || held === undefined) return;
    const { offer } = held.hold;
    const busy = model.isBusy(visit.patientId, offer.visit, visit);
    const taken = model.isTaken(offer.doctorId, offer.claim, { hold: held.hold, visit });
    const expected = !visit.active ? 'gone' : busy ? 'patient-busy' : taken ? 'taken' : 'moved';
    const old = visit.appointment;
    const change = {
      changeId: testIds.next(),
      appointmentId: old.id,
      hold: held.hold,
      actor,
      now: model.now,
    };
    const outcome = await stores.agenda.move({ ...change, expected: old });
    expect(outcome.kind).toBe(expected);
    if (outcome.kind !== 'moved') return;
    expect(await stores.agenda.move({ ...change, expected: old })).toEqual(outcome);
    visit.appointment = outcome.appointment;
    held.placed = false;
  });

const cancel = (index: number): Command =>
  command(`cancel visit #${index}`, async (model, { stores }) => {
    const visit = pick(model.visits, index);
    if (visit === undefined) return;
    const request = {
      changeId: testIds.next(),
      appointment: visit.appointment,
      reason: null,
      actor,
      now: model.now,
    };
    expect((await stores.agenda.cancel(request)).kind).toBe(visit.active ? 'cancelled' : 'gone');
    if (visit.active) expect((await stores.agenda.cancel(request)).kind).toBe('cancelled');
    visit.active = false;
  });

const wait = (milliseconds: number): Command =>
  command(`wait ${milliseconds} ms`, async (model) => {
    model.now += milliseconds;
  });

const index = fc.nat(11);
const specialty = fc.constantFrom('dermatologia', 'cardiologia');

export const agendaCommands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom(...doctors), fc.nat(11), fc.integer({ min: 1, max: 7 }), specialty)
      .map((args) => hold(...args)),
    fc
      .tuple(fc.constantFrom(...doctors), fc.nat(11), fc.integer({ min: 1, max: 7 }), specialty)
      .map((args) => hold(...args)),
    index.map(release),
    fc.tuple(index, fc.constantFrom(...patients)).map((args) => book(...args)),
    fc.tuple(index, fc.constantFrom(...patients)).map((args) => book(...args)),
    fc.tuple(index, index).map((args) => move(...args)),
    index.map(cancel),
    fc.constantFrom(1, holdMs - 1, holdMs, 3_600_000).map(wait),
  ],
  { maxCommands: 60, size: '+1' },
);
