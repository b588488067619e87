import type { Appointment } from '../booking/ports.ts';
import { cancel, mayStillChange } from '../booking/visits.ts';
import { prompt } from '../speech/prompt.ts';
import { askMenu } from './asking.ts';
import { changing, type PatientCall } from './call.ts';
import { chooseVisit } from './choose-visit.ts';
import { impasse } from './impasse.ts';
import { inFull } from './saying.ts';
import { CANCEL_CONFIRM, TOO_LATE } from './tree.ts';
import { unlockVisits } from './unlock-visits.ts';

/** Choose, hear, confirm, done: or back to the main menu with the visit where it was. */
export async function cancelVisit(call: PatientCall): Promise<void> {
  const visits = await unlockVisits(call);
  if (visits === null) return;
  const visit = await chooseVisit(call, 'cancel', visits);
  if (visit !== 'back') await cancelThis(call, visit);
}

/** Hears it, confirms, and cancels this one. */
export async function cancelThis(call: PatientCall, visit: Appointment): Promise<void> {
  if (!mayStillChange(call.desk, call.clinic, visit)) return impasse(call, TOO_LATE, 'too-late');
  const answer = await askMenu(call.conversation, CANCEL_CONFIRM, {
    about: inFull(call, visit),
    fresh: true,
  });
  if (answer.kind === 'back' || answer.value === 'keep') {
    call.conversation.announce([prompt('cancel.kept')]);
    return;
  }
  const caller = { patientId: call.patient.id, callId: call.id };
  const outcome = await changing(call, () => cancel(call.desk, caller, visit));
  switch (outcome.kind) {
    case 'cancelled':
      if (call.progress.lastBooked?.id === visit.id) call.progress.lastBooked = null;
      call.conversation.announce([prompt('cancel.done')]);
      return;
    case 'gone':
      call.conversation.announce([prompt('visits.gone')]);
  }
}
