/** Absences and the visits they hit, as the contract shows them. */
import type { FastifyRequest } from 'fastify';
import { maskPhone } from '../../booking/phone-number.ts';
import type { Hold } from '../../booking/ports.ts';
import { clockOf } from '../../office/agenda/clock.ts';
import { periodOf, spanOf } from '../../office/rules/absences-period.ts';
import type { AbsenceRecord, Absent, HitVisit } from '../../office/rules/absences.ts';
import { versionOf } from '../../office/rules/change-rules.ts';
import { seesDoctor } from '../../office/principal.ts';
import type { Offer } from '../../scheduling/types.ts';
import { audit } from '../audit.ts';
import type {
  Absence,
  AbsentDoctor,
  FreeSpot,
  HeldSpot,
  HitVisit as ShownVisit,
} from '../contract/absences.ts';
import type { WebDeps } from '../deps.ts';
import { principal } from '../request.ts';
import { notValid } from './rules-answer.ts';

/** The clinic's names, read once for an answer. */
export async function wordsOf({ desk }: WebDeps) {
  const { doctors, specialties, locations, policies } = desk.office;
  const [clinic, ...rows] = await Promise.all([
    policies.read(),
    doctors.list(),
    specialties.list(),
    locations.list(),
  ]);
  const [doctor, specialty, location] = [byId(rows[0]), byId(rows[1]), byId(rows[2])];
  return { zone: clinic.zone, doctor, specialty, location };
}
export type Words = Awaited<ReturnType<typeof wordsOf>>;

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** @throws {Problem} when it ends before it begins, or there is no such doctor */
export function absentOf({ zone, doctor }: Words, { doctorId, ...period }: AbsentDoctor): Absent {
  if (!doctor.has(doctorId)) throw notValid([{ path: 'doctorId', message: 'Esse médico não existe.' }]);
  const span = spanOf(zone, period);
  if (span === null)
    throw notValid([{ path: 'until', message: 'A ausência precisa terminar depois de começar.' }]);
  return { doctorId, ...span };
}

export function showAbsence({ zone, doctor }: Words, absence: AbsenceRecord): Absence {
  const { id, doctorId, reason } = absence;
  const { name, gender } = doctor.get(doctorId) ?? { name: doctorId, gender: 'm' };
  const version = versionOf(absence);
  return { id, version, doctorId, doctor: { name, gender }, ...periodOf(zone, absence), reason };
}

/** Who may see the agenda of that doctor sees the visits; the others none. Audited, as all that names patients. */
export async function showHits(
  deps: WebDeps,
  request: FastifyRequest,
  words: Words,
  absent: Absent,
  absenceId: string | null,
): Promise<ShownVisit[]> {
  const who = principal(request);
  if (!who.permissions.has('agenda:read') || !seesDoctor(who, absent.doctorId)) return [];
  const hits = await deps.desk.office.absences.visitsHit(absent, deps.desk.clock.now());
  await auditHits(deps, request, hits, absenceId);
  return hits.map((hit) => showHit(words, hit));
}

export async function auditHits(
  deps: WebDeps,
  request: FastifyRequest,
  hits: readonly HitVisit[],
  absenceId: string | null,
): Promise<void> {
  if (hits.length === 0) return;
  const visits = hits.map(({ appointment }) => appointment.protocol).slice(0, 100);
  await audit(deps, request, {
    action: 'absence.visits',
    subject: { kind: 'absence', id: absenceId },
    details: { visits },
  });
}

export function showHit({ specialty }: Words, { appointment, patientName, phone }: HitVisit): ShownVisit {
  const { id, protocol, patientId, doctorId, specialtyId, date, minute } = appointment;
  return {
    id,
    protocol,
    patientId,
    patientName,
    phone: phone === null ? null : maskPhone(phone),
    doctorId,
    specialtyId,
    specialtyName: specialty.get(specialtyId)?.name ?? specialtyId,
    date,
    time: clockOf(minute),
  };
}

export function showSpot(
  { doctor, location }: Words,
  { doctorId, locationId, date, minute }: Pick<Offer, 'doctorId' | 'locationId' | 'date' | 'minute'>,
): FreeSpot {
  return {
    doctorId,
    date,
    time: clockOf(minute),
    doctorName: doctor.get(doctorId)?.name ?? doctorId,
    locationName: location.get(locationId)?.name ?? locationId,
  };
}

export const showHold = (words: Words, { id, offer }: Hold): HeldSpot => ({
  ...showSpot(words, offer),
  holdId: id,
  specialtyId: offer.specialtyId,
});
