import type { Hold, Ids } from '../../booking/ports.ts';
import { addDays, weekdayOf } from '../../scheduling/calendar.ts';
import { ORDINARY_LANE } from '../../scheduling/lanes.ts';
import { tickAt, todayIn } from '../../scheduling/wall-clock.ts';
import { insertWithProtocol } from '../agenda/book.ts';
import { newAppointmentRow, recordChange } from '../agenda/appointment-rows.ts';
import { turnHoldIntoVisit } from '../agenda/claim-rows.ts';
import { touchDoctorDays } from '../agenda/doctor-days.ts';
import type { Engine, Tx } from '../database.ts';
import { demoClinic } from './clinic.ts';
import { patientWithVisit } from './patients.ts';

/** 09:00, with Dr. Leonardo Araújo, who works from Monday to Saturday. */
const minute = 540;
const visitTicks = 4;

/** Books the one visit of the demo: tomorrow, or on Monday when tomorrow is a Sunday. */
export async function seedVisits(tx: Tx, engine: Engine, ids: Ids, now: number): Promise<void> {
  const hold: Hold = { id: 'demo-hold', offer: offerFor(now) };
  const appointmentId = 'demo-visit';
  await touchDoctorDays(tx, engine, [hold.offer]);
  const actor = { kind: 'system', id: 'demo', callId: null } as const;
  await recordChange(tx, { id: appointmentId, appointmentId, kind: 'booked', actor, now, details: null });
  await turnHoldIntoVisit(tx, hold, appointmentId, now);
  const request = { appointmentId, patientId: patientWithVisit.id, hold, actor, now };
  await insertWithProtocol(tx, ids, (protocol) => newAppointmentRow(request, protocol));
}

function offerFor(now: number): Hold['offer'] {
  const tomorrow = addDays(todayIn(demoClinic.zone, now), 1);
  const date = weekdayOf(tomorrow) === 7 ? addDays(tomorrow, 1) : tomorrow;
  const start = tickAt(demoClinic.zone, date, minute);
  if (start === null) throw new Error(`there is no ${minute / 60} o'clock on ${date}`);
  const visit = { start, end: start + visitTicks };
  return {
    doctorId: 'leonardo-araujo',
    specialtyId: 'clinico-geral',
    locationId: 'aldeota',
    visit,
    claim: visit,
    lane: ORDINARY_LANE,
    date,
    minute,
  };
}
