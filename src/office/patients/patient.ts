import type { AppointmentStatus, Caller } from '../../booking/ports.ts';
import type { LocalDate } from '../../scheduling/types.ts';

interface DoctorNamed {
  readonly doctorName: string;
  readonly gender: 'f' | 'm';
}

/** A patient as lists know them; CPF and numbers whole: whoever shows them masks them. */
export interface ListedPatient {
  readonly id: string;
  readonly name: string;
  /** Eleven digits. */
  readonly cpf: string;
  readonly birthDate: LocalDate;
  /** Digits; those the clinic was told first. */
  readonly phones: readonly string[];
  readonly nextVisit: (DoctorNamed & { readonly date: LocalDate; readonly time: string }) | null;
}

/** Who somebody is. */
export interface Identity {
  readonly name: string;
  readonly cpf: string;
  readonly birthDate: LocalDate;
}

export interface NewPatient extends Identity {
  readonly id: string;
  /** Digits, as `normalisePhone` gives them. */
  readonly phones: readonly string[];
}

/** Who a patient is, and how they are reached and spoken to. */
export interface PatientSheet extends Identity {
  readonly id: string;
  readonly phones: readonly { readonly number: string; readonly registered: boolean }[];
  readonly hasPin: boolean;
  readonly caller: Caller;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Of the identity: a change names the one it was made from. */
  readonly version: string;
}

export interface PatientVisit extends DoctorNamed {
  readonly id: string;
  readonly protocol: string;
  readonly date: LocalDate;
  readonly time: string;
  readonly specialty: string;
  readonly location: string;
  readonly status: AppointmentStatus;
}

/** A visit that the original system noted without a time. */
export interface UnscheduledVisit extends DoctorNamed {
  readonly id: string;
  readonly doctorId: string;
  readonly specialtyId: string;
  readonly specialty: string;
  readonly date: LocalDate;
  readonly status: 'history' | 'to-schedule' | 'scheduled' | 'dropped';
}

/** One patient's page. */
export interface PatientRecord {
  readonly sheet: PatientSheet;
  /** The latest first. */
  readonly visits: readonly PatientVisit[];
  readonly unscheduled: readonly UnscheduledVisit[];
}

/** A patient as a file of patients has them. */
export interface PatientRow extends Identity {
  readonly phones: readonly string[];
}
