import type { LocalDate } from '../scheduling/types.ts';
import type { Desk } from './desk.ts';
import { verifyPin } from './pin.ts';
import type { PatientRecord } from './ports.ts';
import { FORGET_AFTER_MS, isThrottled, throttleKey } from './throttle.ts';

/** A patient who said who they are. No name: names are never spoken. */
export interface Patient {
  readonly id: string;
  readonly pinHash: string | null;
}

export interface Claim {
  readonly cpf: string;
  readonly birthDate: LocalDate;
  /** As `normalisePhone` gives it; null when withheld. */
  readonly callerNumber: string | null;
}

/**
 * Finds the patient with this CPF and birth date; null when there is none, or when too many failures came before.
 *
 * The same statements run, and the same answer comes, whether or not the CPF is registered. Failures count against the
 * caller's number and the CPF, on all servers. A number that the patient registered, or identified from before, has a
 * count of its own: a stranger guessing at a CPF from elsewhere cannot lock its owner out.
 */
export async function identify(desk: Desk, claim: Claim): Promise<Patient | null> {
  const { stores, clock } = desk;
  const [record, rows] = await Promise.all([
    stores.patients.byCpf(claim.cpf),
    stores.throttle.read(allKeys(claim)),
  ]);
  const keys = keysThatCount(claim, record);
  const now = clock.now();
  if (keys.some((key) => isThrottled(key, rows, now))) return null;
  if (record === null || record.birthDate !== claim.birthDate) {
    await stores.throttle.recordFailure(keys, now, now - FORGET_AFTER_MS);
    return null;
  }
  await welcomeBack(desk, record, claim);
  return { id: record.id, pinHash: record.pinHash };
}

/** The one patient who registered this number; null when there is none, or more than one. */
export async function patientOfNumber(
  desk: Desk,
  callerNumber: string | null,
): Promise<{ cpf: string } | null> {
  if (callerNumber === null) return null;
  const records = await desk.stores.patients.byRegisteredPhone(callerNumber, 2);
  return records.length === 1 && records[0] ? { cpf: records[0].cpf } : null;
}

/** Whether this is the patient's PIN. After failures, on any line, the next tries wait: then false, unheard. */
export async function checkPin(desk: Desk, patient: Patient, pin: string): Promise<boolean> {
  if (patient.pinHash === null) return false;
  const { throttle } = desk.stores;
  const keys = [throttleKey('pin', patient.id)];
  const now = desk.clock.now();
  const rows = await throttle.read(keys);
  if (keys.some((key) => isThrottled(key, rows, now))) return false;
  if (!(await verifyPin(pin, patient.pinHash))) {
    await throttle.recordFailure(keys, now, now - FORGET_AFTER_MS);
    return false;
  }
  await throttle.clear(keys);
  return true;
}

function allKeys({ cpf, callerNumber }: Claim): string[] {
  const keys = [throttleKey('cpf', cpf)];
  // Withheld numbers are many people: they are counted by CPF alone.
  if (callerNumber !== null)
    keys.push(throttleKey('caller', callerNumber), throttleKey('pair', cpf, callerNumber));
  return keys;
}

function keysThatCount({ cpf, callerNumber }: Claim, record: PatientRecord | null): string[] {
  if (callerNumber === null) return [throttleKey('cpf', cpf)];
  const known = record?.phones.some((phone) => phone.number === callerNumber) ?? false;
  return [
    throttleKey('caller', callerNumber),
    known ? throttleKey('pair', cpf, callerNumber) : throttleKey('cpf', cpf),
  ];
}

async function welcomeBack(
  { stores }: Desk,
  record: PatientRecord,
  { cpf, callerNumber }: Claim,
): Promise<void> {
  if (callerNumber === null) return;
  const known = record.phones.some((phone) => phone.number === callerNumber);
  await stores.throttle.clear([throttleKey('caller', callerNumber), throttleKey('pair', cpf, callerNumber)]);
  if (!known) await stores.patients.rememberPhone(record.id, callerNumber);
}
