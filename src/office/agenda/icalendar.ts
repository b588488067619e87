import ical, { ICalEventStatus } from 'ical-generator';
import type { Clinic } from '../../booking/ports.ts';
import type { Doctor } from '../../scheduling/types.ts';
import { epochMsOf } from '../../scheduling/wall-clock.ts';
import type { StaffVisit } from './ports.ts';

const REFRESH_SECONDS = 15 * 60;

/**
 * Visits as an iCalendar document (RFC 5545). It leaves the house: of a patient it tells the initials, and nothing of
 * why they come but the specialty.
 */
export function icalendarOf(clinic: Clinic, doctor: Doctor, visits: readonly StaffVisit[]): string {
  const calendar = ical({
    prodId: { company: 'Disque Consulta', product: 'Agenda', language: 'PT-BR' },
    name: escaped(`${doctor.gender === 'f' ? 'Dra.' : 'Dr.'} ${doctor.name} · ${clinic.name}`),
    ttl: REFRESH_SECONDS,
  });
  const specialties = new Map(clinic.specialties.map(({ id, name }) => [id, name]));
  const locations = new Map(clinic.locations.map(({ id, name }) => [id, name]));
  for (const visit of visits) {
    const specialty = specialties.get(visit.specialtyId);
    calendar.createEvent({
      id: `${visit.id}@disque-consulta`,
      stamp: new Date(visit.updatedAt),
      lastModified: new Date(visit.updatedAt),
      start: new Date(epochMsOf(visit.visit.start)),
      end: new Date(epochMsOf(visit.visit.end)),
      summary: [initialsOf(visit.patientName), specialty].filter(Boolean).join(' · '),
      location: locations.get(visit.locationId) ?? null,
      status: ICalEventStatus.CONFIRMED,
    });
  }
  // The library leaves out the end of the last line.
  return `${calendar.toString()}\r\n`;
}

/** RFC 5545, 3.3.11: the library escapes what events say, but not the calendar's name. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', ' ');

/** `Lúcia de Souza Ferreira` → `L. S. F.`: enough for who knows their patients. */
export const initialsOf = (name: string): string =>
  [...name.matchAll(/(?<!\S)\p{Lu}/gu)].map(([letter]) => `${letter}.`).join(' ');
