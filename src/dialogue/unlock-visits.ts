import { checkPin, type Patient } from '../booking/identify.ts';
import { isPin } from '../booking/pin.ts';
import type { Appointment } from '../booking/ports.ts';
import { upcomingVisits } from '../booking/visits.ts';
import { ToAttendant } from '../call/leave.ts';
import { TRIES } from '../call/question.ts';
import { prompt } from '../speech/prompt.ts';
import { askKeys, askMenu } from './asking.ts';
import { todayOfClinic, type PatientCall } from './call.ts';
import { NO_VISITS, PIN } from './tree.ts';

/**
 * The caller's upcoming visits, to be read aloud: after the PIN where the clinic demands one. Null when there is
 * nothing to go on with: no visits (said here), or the caller stepped back.
 */
export async function unlockVisits(call: PatientCall): Promise<readonly Appointment[] | null> {
  if (!(await pinGiven(call))) return null;
  const visits = await call.conversation.patiently(upcomingVisits(call.desk, call.patient.id));
  if (visits.length > 0) return visits;
  await tellUnscheduled(call);
  await askMenu(call.conversation, NO_VISITS);
  return null;
}

/** A visit that is noted without a time is no visit yet; but nobody is told that there is nothing. */
export async function tellUnscheduled(call: PatientCall): Promise<void> {
  const { patients } = call.desk.stores;
  const noted = await call.conversation.patiently(
    patients.hasUnscheduledVisits(call.patient.id, todayOfClinic(call)),
  );
  if (noted) call.conversation.announce([prompt('visits.unscheduled')]);
}

async function pinGiven(call: PatientCall): Promise<boolean> {
  const { patient, progress } = call;
  if (!call.clinic.line.requirePin || progress.pinGiven) return true;
  if (patient.pinHash === null) {
    call.conversation.announce([prompt('identify.pin.none')]);
    throw new ToAttendant('pin');
  }
  progress.pinGiven = await askPin(call, patient);
  return progress.pinGiven;
}

/** True once it is right; false when the caller steps back. */
async function askPin(call: PatientCall, patient: Patient): Promise<boolean> {
  for (let misses = 0; misses < TRIES; misses++) {
    const answer = await askKeys(call.conversation, PIN, ({ keys }) =>
      isPin(keys) ? { kind: 'match', value: keys } : { kind: 'miss' },
    );
    if (answer.kind === 'back') return false;
    if (await call.conversation.patiently(checkPin(call.desk, patient, answer.value))) return true;
    call.conversation.announce([prompt('identify.pin.not-found')]);
  }
  throw new ToAttendant('pin');
}
