import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../booking/fake-desk.test-support.ts';
import { type Clinic, type MoveOutcome, type MoveRequest, StorageUnavailable } from '../../booking/ports.ts';
import { clinic, during, minuteOf } from '../../scheduling/test-rules.ts';
import type { Office } from '../desk.ts';
import { moveVisits, type ChosenMove } from './absences-moves.ts';
import { freeTimesFor, holdChosen, proposeTimes } from './absences-proposals.ts';
import type { Absent, HitVisit } from './absences.ts';

/** The Monday of the fake desk's clock: Ana is away that Tuesday. */
const TUESDAY = '2027-03-02';
const AWAY: Absent = {
  doctorId: 'ana',
  startsAt: during(TUESDAY, '00:00-01:00').start * 300_000,
  endsAt: during('2027-03-03', '00:00-01:00').start * 300_000,
};

function hit(id: string, time: string, patientId = id): HitVisit {
  const minute = minuteOf(time);
  const start = during(TUESDAY, `${time}-23:00`).start;
  const visit = { start, end: start + 6 };
  const about = { doctorId: 'ana', specialtyId: 'derma', locationId: 'centro', status: 'booked' } as const;
  return {
    appointment: {
      ...about,
      id,
      protocol: id,
      patientId,
      visit,
      claim: visit,
      lane: 0,
      date: TUESDAY,
      minute,
    },
    patientName: id,
    phone: null,
  };
}

interface Scene {
  readonly hits: readonly HitVisit[];
  readonly move?: (request: MoveRequest) => Promise<MoveOutcome>;
  readonly hold?: () => Promise<'held' | 'taken'>;
}

function officeWith({ hits, move, hold }: Scene): Office & ReturnType<typeof fakeDesk> {
  const desk = fakeDesk({ agenda: { ...(move && { move }), ...(hold && { hold }) } });
  const rules = { ...clinic(), name: 'Clínica', zone: 'America/Sao_Paulo' } as unknown as Clinic;
  const stores = { ...desk.stores, clinic: { read: async () => rules } };
  const office = { absences: { visitsHit: async () => hits } } as unknown as Office['office'];
  return { ...desk, stores, office };
}

const chosen = (id: string, time: string, to: string): ChosenMove => ({
  appointmentId: id,
  expected: { date: TUESDAY, minute: minuteOf(time) },
  holdId: `hold of ${id}`,
  to: { doctorId: 'rui', date: TUESDAY, minute: minuteOf(to) },
});

const STAFF = { kind: 'staff', id: 'ana', callId: null } as const;
const when = (proposals: Awaited<ReturnType<typeof proposeTimes>>) =>
  proposals.map(({ hold }) => hold && [hold.offer.doctorId, hold.offer.date, hold.offer.minute]);

describe('visits that an absence hits', () => {
  it('go to the same doctor once back, or to a colleague that day at the same time', async () => {
    const desk = officeWith({ hits: [] });
    const one = [hit('a', '09:00')];
    expect(when(await proposeTimes(desk, AWAY, one, 'same-doctor'))).toEqual([['ana', '2027-03-03', 480]]);
    expect(when(await proposeTimes(desk, AWAY, one, 'other-doctor'))).toEqual([['rui', TUESDAY, 540]]);
  });

  it('are not proposed twice the same time to one patient', async () => {
    const hits = [hit('a', '09:00', 'lucia'), hit('b', '09:30', 'lucia')];
    const proposals = await proposeTimes(officeWith({ hits }), AWAY, hits, 'same-doctor');
    expect(new Set(when(proposals).map(String)).size).toBe(2);
  });

  it('have no proposal when a rival was quicker, and another time is held only where the rules give it', async () => {
    const one = hit('a', '09:00');
    const lost = officeWith({ hits: [one], hold: async () => 'taken' });
    expect(when(await proposeTimes(lost, AWAY, [one], 'same-doctor'))).toEqual([null]);
    const desk = officeWith({ hits: [one] });
    const at = (doctorId: string, time: string) => ({ doctorId, date: TUESDAY, minute: minuteOf(time) });
    expect(await holdChosen(desk, AWAY, one, at('rui', '12:00'))).toBeNull();
    expect(await holdChosen(desk, AWAY, one, at('ana', '10:00'))).toBeNull();
    expect((await holdChosen(desk, AWAY, one, at('rui', '10:00')))?.offer.doctorId).toBe('rui');
    expect(await freeTimesFor(desk, AWAY, one, { doctorId: 'ana', date: TUESDAY })).toEqual([]);
    expect((await freeTimesFor(desk, AWAY, one, { doctorId: 'rui', date: TUESDAY })).length).toBe(18);
  });

  it('are moved one by one: what cannot be is told, and the others go on', async () => {
    const outcomes: Record<string, () => MoveOutcome> = {
      taken: () => ({ kind: 'taken' }),
      away: () => {
        throw new StorageUnavailable();
      },
      moved: () => ({ kind: 'moved', appointment: hit('moved', '09:00').appointment }),
    };
    const desk = officeWith({
      hits: [hit('taken', '08:00'), hit('away', '08:30'), hit('moved', '09:00'), hit('elsewhere', '09:30')],
      move: async ({ appointmentId }) => outcomes[appointmentId]?.() ?? { kind: 'gone' },
    });
    const moves = [
      chosen('taken', '08:00', '08:00'),
      chosen('away', '08:30', '08:30'),
      chosen('moved', '09:00', '09:00'),
      chosen('elsewhere', '10:30', '09:30'),
      chosen('cancelled', '10:00', '10:00'),
      chosen('moved', '09:00', '12:30'),
    ];
    const results = await moveVisits(desk, AWAY, moves, STAFF);
    expect(results.map(({ kind }) => kind)).toEqual([
      'taken',
      'unanswered',
      'moved',
      'gone',
      'gone',
      'taken',
    ]);
    const [, released] = desk.calls.findLast(([method]) => method === 'agenda.release') ?? [];
    expect((released as { id: string }[]).map(({ id }) => id)).toEqual([
      'hold of taken',
      'hold of away',
      'hold of moved',
    ]);
  });

  it('do not hide a bug', async () => {
    const desk = officeWith({
      hits: [hit('a', '09:00')],
      move: () => Promise.reject(new TypeError('a bug')),
    });
    await expect(moveVisits(desk, AWAY, [chosen('a', '09:00', '09:00')], STAFF)).rejects.toThrow('a bug');
  });
});
