import type { Offer, Policies } from '../scheduling/types.ts';
import { clinic as rules, MONDAY, policies } from '../scheduling/test-rules.ts';
import type { Appointment, Clinic } from './ports.ts';

/** Half an hour with Dra. Ana, so many ticks after Monday's first. */
export function offerAt(ticks: number): Offer {
  const start = MONDAY / 300_000 + 24 + ticks;
  const visit = { start, end: start + 6 };
  return {
    doctorId: 'ana',
    specialtyId: 'derma',
    locationId: 'centro',
    visit,
    claim: visit,
    lane: 0,
    date: '2027-03-01',
    minute: 480 + ticks * 5,
  };
}

/** The visit that came of such an offer. */
export function visitAt(ticks: number, change: Partial<Appointment> = {}): Appointment {
  return {
    id: `visit-${ticks}`,
    protocol: '407912',
    patientId: 'lucia',
    status: 'booked',
    ...offerAt(ticks),
    ...change,
  };
}

/** Two doctors of one specialty, under these policies. */
export function clinicWith(change: Partial<Policies> = {}): Clinic {
  return {
    ...rules({ policies: policies(change) }),
    name: 'Clínica',
    zone: 'America/Sao_Paulo',
    line: {
      requirePin: false,
      trustCallerNumber: false,
      languages: ['pt_BR'],
      attendantHours: [],
      attendant: { context: 'attendant', extension: 's', priority: '1' },
    },
  };
}
