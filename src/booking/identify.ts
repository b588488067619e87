import type { LocalDate } from '../scheduling/types.ts';
import type { Caller } from './ports.ts';
import type { Desk } from './desk.ts';
import { verifyPin } from './pin.ts';
import { throttleKey, tryWith } from './throttle.ts';

/** A patient who said who they are. No name: names are never spoken. */
export interface Patient {
  readonly id: string;
  readonly pinHash: string | null;
  /** The number of this call, when it is one that the patient registered. */
  readonly registeredNumber: string | null;
  readonly caller: Caller;
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
  const record = await desk.stores.patients.byCpf(claim.cpf);
  const phone = record?.phones.find(({ number }) => number === claim.callerNumber);
  const found = await tryWith(desk, keysThatCount(claim, phone !== undefined), () =>
    Promise.resolve(record?.birthDate === claim.birthDate ? record : null),
  );
  if (found === null) return null;
  if (!phone && claim.callerNumber !== null)
    await desk.stores.patients.rememberPhone(found.id, claim.callerNumber);
  return {
    id: found.id,
    pinHash: found.pinHash,
    registeredNumber: phone?.registered ? claim.callerNumber : null,
    caller: found.caller,
  };
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

/**
 * Whether this is the patient's PIN. After failures, on any line, the next tries wait: then false, unheard. The number
 * the patient registered has a count of its own, as in {@link identify}.
 */
export async function checkPin(desk: Desk, patient: Patient, pin: string): Promise<boolean> {
  const { id, pinHash, registeredNumber } = patient;
  if (pinHash === null) return false;
  const key = registeredNumber === null ? throttleKey('pin', id) : throttleKey('pin', id, registeredNumber);
  const right = await tryWith(desk, [key], async () => ((await verifyPin(pin, pinHash)) ? true : null));
  if (right) await desk.stores.throttle.clear([key]);
  return right === true;
}

/** Withheld numbers are many people: they are counted by CPF alone. */
function keysThatCount({ cpf, callerNumber }: Claim, known: boolean): string[] {
  if (callerNumber === null) return [throttleKey('cpf', cpf)];
  const caller = throttleKey('caller', callerNumber);
  return [caller, known ? throttleKey('pair', cpf, callerNumber) : throttleKey('cpf', cpf)];
}
