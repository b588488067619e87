import type { Agenda } from '../../../../src/web/contract/agenda.ts';
import type { Where } from './where.ts';

type Doctor = Agenda['doctors'][number];
type Filters = Pick<Where, 'doctorId' | 'specialtyId' | 'locationId' | 'withIdle'>;

/** Has hours, a visit or an absence in what was read. */
function isThere({ working, visits, absences }: Agenda, { id }: Doctor): boolean {
  return [...working, ...visits, ...absences].some(({ doctorId }) => doctorId === id);
}

const worksAt = ({ working, visits }: Agenda, { id }: Doctor, location: string): boolean =>
  [...working, ...visits].some(({ doctorId, locationId }) => doctorId === id && locationId === location);

/** The doctors that the filters leave, and how many more there are that have nothing to do then. */
export function selectDoctors(agenda: Agenda, filters: Filters): { doctors: Doctor[]; idle: number } {
  const { doctorId, specialtyId, locationId, withIdle } = filters;
  const wanted = agenda.doctors.filter(
    (doctor) =>
      (doctorId === null || doctor.id === doctorId) &&
      (specialtyId === null || doctor.specialtyIds.includes(specialtyId)) &&
      (locationId === null || worksAt(agenda, doctor, locationId)),
  );
  const there = wanted.filter((doctor) => isThere(agenda, doctor));
  return { doctors: withIdle || doctorId !== null ? wanted : there, idle: wanted.length - there.length };
}

/** Whose week is shown: the chosen doctor's, or the first one's. */
export const weekDoctor = (agenda: Agenda, filters: Filters): string | null =>
  filters.doctorId ?? selectDoctors(agenda, { ...filters, withIdle: true }).doctors[0]?.id ?? null;
