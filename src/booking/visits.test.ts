import { describe, expect, test } from 'vitest';
import { epochMsOf } from '../scheduling/wall-clock.ts';
import { fakeDesk } from './fake-desk.test-support.ts';
import { clinicWith, offerAt, visitAt } from './visit-cases.test-support.ts';
import { book, cancel, mayBookMore, mayStillChange, move, upcomingVisits } from './visits.ts';

const CALLER = { patientId: 'lucia', callId: 'call-1' };
const BY_PHONE = { kind: 'patient-phone', id: 'lucia', callId: 'call-1' };
const derma = visitAt(0);
const cardio = visitAt(12, { specialtyId: 'cardio' });

describe('another visit', () => {
  const clinic = clinicWith({ maxActiveVisits: 3, maxActiveVisitsPerSpecialty: 2 });

  test('may be booked up to the limit in all', () => {
    expect(mayBookMore(clinic, [], null)).toBe(true);
    expect(mayBookMore(clinic, [derma, cardio], null)).toBe(true);
    expect(mayBookMore(clinic, [derma, derma, cardio], null)).toBe(false);
    expect(mayBookMore(clinic, [cardio, cardio, cardio], 'derma')).toBe(false);
  });

  test('may be booked up to the limit of its specialty, others not counted', () => {
    expect(mayBookMore(clinic, [derma, cardio], 'derma')).toBe(true);
    expect(mayBookMore(clinic, [derma, derma], 'derma')).toBe(false);
    expect(mayBookMore(clinic, [derma, derma], 'cardio')).toBe(true);
  });

  test('may not be booked by phone where the clinic allows none', () => {
    expect(mayBookMore(clinicWith({ maxActiveVisits: 0 }), [], null)).toBe(false);
  });
});

describe('a visit', () => {
  const starts = epochMsOf(derma.visit.start);
  const mayChangeAt = (at: number, cancelDeadlineMinutes: number): boolean => {
    const desk = fakeDesk();
    desk.clock.at = at;
    return mayStillChange(desk, clinicWith({ cancelDeadlineMinutes }), derma);
  };

  test('may be changed up to the very instant of the deadline, and not a millisecond after', () => {
    expect(mayChangeAt(starts - 120 * 60_000 - 1, 120)).toBe(true);
    expect(mayChangeAt(starts - 120 * 60_000, 120)).toBe(true);
    expect(mayChangeAt(starts - 120 * 60_000 + 1, 120)).toBe(false);
  });

  test('may be changed until it begins where the clinic sets no deadline', () => {
    expect(mayChangeAt(starts, 0)).toBe(true);
    expect(mayChangeAt(starts + 1, 0)).toBe(false);
  });

  test('is upcoming from this very moment on', async () => {
    const desk = fakeDesk({ agenda: { upcoming: async () => [derma] } });
    expect(await upcomingVisits(desk, 'lucia')).toEqual([derma]);
    expect(desk.calls).toEqual([['agenda.upcoming', 'lucia', desk.clock.at]]);
  });
});

describe('what the agenda is asked', () => {
  const hold = { id: 'hold-1', offer: offerAt(6) };

  test("to book: the held time, for this patient, within the clinic's limits, by phone in this call", async () => {
    const desk = fakeDesk({ agenda: { book: async () => ({ kind: 'taken' }) } });
    const clinic = clinicWith({ maxActiveVisits: 3 });
    expect(await book(desk, clinic, CALLER, hold)).toEqual({ kind: 'taken' });
    const request = {
      appointmentId: 'id-1',
      hold,
      patientId: 'lucia',
      limits: clinic.policies,
      actor: BY_PHONE,
      now: desk.clock.at,
    };
    expect(desk.calls).toEqual([['agenda.book', request]]);
  });

  test('to move: the visit as it was seen, to the held time', async () => {
    const desk = fakeDesk({ agenda: { move: async () => ({ kind: 'gone' }) } });
    expect(await move(desk, CALLER, derma, hold)).toEqual({ kind: 'gone' });
    const expected = derma;
    const request = {
      changeId: 'id-1',
      appointmentId: derma.id,
      hold,
      expected,
      actor: BY_PHONE,
      now: desk.clock.at,
    };
    expect(desk.calls).toEqual([['agenda.move', request]]);
  });

  test('to cancel: the visit as it was seen', async () => {
    const desk = fakeDesk({ agenda: { cancel: async () => ({ kind: 'cancelled' }) } });
    expect(await cancel(desk, CALLER, derma)).toEqual({ kind: 'cancelled' });
    const request = {
      changeId: 'id-1',
      appointment: derma,
      reason: null,
      actor: BY_PHONE,
      now: desk.clock.at,
    };
    expect(desk.calls).toEqual([['agenda.cancel', request]]);
  });
});
