import type { Appointment } from '../booking/ports.ts';
import { prompt } from '../speech/prompt.ts';
import { askMenu } from './asking.ts';
import type { PatientCall } from './call.ts';
import { cancelThis } from './cancel-visit.ts';
import { moveThis } from './move-visit.ts';
import { inFull } from './saying.ts';
import { HEAR_VISIT } from './tree.ts';
import { tellUnscheduled, unlockVisits } from './unlock-visits.ts';

/** Upcoming visits, soonest first; from each: again, next, cancel, move. */
export async function hearVisits(call: PatientCall): Promise<void> {
  const visits = await unlockVisits(call);
  if (visits === null) return;
  for (const [index, visit] of visits.entries()) {
    call.conversation.announce([prompt(index === 0 ? 'hear.visit.nearest' : 'hear.visit.then')]);
    const way = await hearOne(call, visit);
    if (way === 'menu') return;
  }
  call.conversation.announce([prompt('hear.visit.no-more')]);
  await tellUnscheduled(call);
}

async function hearOne(call: PatientCall, visit: Appointment): Promise<'next' | 'menu'> {
  for (let times = 0; times < MOST_TIMES; times++) {
    const answer = await askMenu(call.conversation, HEAR_VISIT, { about: inFull(call, visit) });
    if (answer.kind === 'back') return 'menu';
    switch (answer.value) {
      case 'again':
        continue;
      case 'next':
        return 'next';
      case 'cancel':
        await cancelThis(call, visit);
        return 'menu';
      case 'move':
        await moveThis(call, visit);
        return 'menu';
    }
  }
  return 'next';
}

/** One visit is said so often at the most; then comes the next. */
const MOST_TIMES = 6;
