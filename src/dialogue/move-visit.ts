import type { Appointment, Hold } from '../booking/ports.ts';
import { mayStillChange, move } from '../booking/visits.ts';
import { prompt } from '../speech/prompt.ts';
import { askMenu } from './asking.ts';
import { changing, type PatientCall } from './call.ts';
import { chooseTime, patientBusy, taken } from './choose-time.ts';
import { chooseVisit } from './choose-visit.ts';
import { impasse } from './impasse.ts';
import { inFull } from './saying.ts';
import { tellDone } from './tell-done.ts';
import { MOVE_DOCTOR, TASKS, TOO_LATE } from './tree.ts';
import { unlockVisits } from './unlock-visits.ts';

/** Choose a visit, then a time as in booking; the old time is let go only when the new one is taken. */
export async function moveVisit(call: PatientCall): Promise<void> {
  const visits = await unlockVisits(call);
  if (visits === null) return;
  for (;;) {
    const visit = await chooseVisit(call, 'move', visits);
    if (visit === 'back') return;
    if ((await moveThis(call, visit)) === 'done' || visits.length === 1) return;
  }
}

/** Moves this one. `back`: the caller wants another visit, or none. */
export async function moveThis(call: PatientCall, visit: Appointment): Promise<'back' | 'done'> {
  if (!mayStillChange(call.desk, call.clinic, visit)) {
    await impasse(call, TOO_LATE, 'too-late');
    return 'done';
  }
  const about = [prompt('move.this'), ...inFull(call, visit)];
  for (;;) {
    const answer = await askMenu(call.conversation, MOVE_DOCTOR, { about });
    if (answer.kind === 'back') return 'back';
    const wish = {
      patientId: call.patient.id,
      specialtyId: visit.specialtyId,
      doctorId: answer.value === 'same' ? visit.doctorId : null,
      moving: visit.id,
    };
    if ((await chooseTime(call, TASKS.move, wish, (hold) => commit(call, visit, hold))) === 'done')
      return 'done';
  }
}

async function commit(call: PatientCall, visit: Appointment, hold: Hold): Promise<'done' | 'again'> {
  const caller = { patientId: call.patient.id, callId: call.id };
  const outcome = await changing(call, () => move(call.desk, caller, visit, hold));
  switch (outcome.kind) {
    case 'moved':
      await tellDone(call, TASKS.move.done, outcome.appointment);
      return 'done';
    case 'gone':
      call.conversation.announce([prompt('visits.gone')]);
      return 'done';
    case 'taken':
      return taken(call);
    case 'patient-busy':
      return patientBusy(call);
  }
}
