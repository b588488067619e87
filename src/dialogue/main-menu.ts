import { upcomingVisits } from '../booking/visits.ts';
import { addDays } from '../scheduling/calendar.ts';
import { prompt } from '../speech/prompt.ts';
import { comma, stop } from '../speech/pauses.ts';
import { askMenu } from './asking.ts';
import { bookVisit } from './book-visit.ts';
import { letGo, mayHearVisits, type PatientCall } from './call.ts';
import { cancelVisit } from './cancel-visit.ts';
import { hearVisits } from './hear-visits.ts';
import { moveVisit } from './move-visit.ts';
import { momentBriefly, todayAt, withDoctor } from './saying.ts';
import { MAIN_MENU } from './tree.ts';

/** A visit within so many days is told before it is asked for. */
const SOON_DAYS = 7;

/** What would you like? Until the caller wants nothing more. */
export async function mainMenu(call: PatientCall): Promise<void> {
  await tellVisitSoon(call);
  for (;;) {
    const answer = await askMenu(call.conversation, MAIN_MENU);
    if (answer.kind === 'back') continue;
    switch (answer.value) {
      case 'book':
        await bookVisit(call);
        break;
      case 'hear':
        await hearVisits(call);
        break;
      case 'cancel':
        await cancelVisit(call);
        break;
      case 'move':
        await moveVisit(call);
        break;
      case 'end':
        return;
    }
    await letGo(call);
    call.conversation.announce([prompt('main-menu.anything-else')]);
  }
}

async function tellVisitSoon(call: PatientCall): Promise<void> {
  if (!mayHearVisits(call)) return;
  const [next] = await call.conversation.patiently(upcomingVisits(call.desk, call.patient.id));
  if (!next || next.date > addDays(todayAt(call, next.locationId), SOON_DAYS)) return;
  call.conversation.announce(
    [prompt('main-menu.next-visit')],
    [withDoctor(call, next), comma, ...momentBriefly(call, next), stop],
  );
}
