import { readComingDate } from '../booking/birth-date.ts';
import { findOffers, type HeldOffers, type Wish } from '../booking/find-offers.ts';
import type { Hold } from '../booking/ports.ts';
import type { Answer } from '../call/question.ts';
import { prompt } from '../speech/catalogue.ts';
import { askKeys, askList, askMenu } from './asking.ts';
import { reading, todayOfClinic, type PatientCall } from './call.ts';
import { impasse } from './impasse.ts';
import { inFull, offer } from './saying.ts';
import type { TASKS } from './tree.ts';
import { tellWhyNone } from './why-none.ts';

type Task = (typeof TASKS)[keyof typeof TASKS];
/** A page of offers: on a date, or after a moment, or from the first. */
type Page = Pick<Wish, 'on' | 'after'>;

const FIRST_PAGE: Page = { on: null, after: null };

/**
 * Offers times until one is confirmed and `commit` is done with it, or the caller steps back. Every time offered is
 * held for this call; those not chosen are let go.
 */
export async function chooseTime(
  call: PatientCall,
  task: Task,
  wish: Omit<Wish, 'on' | 'after'>,
  commit: (hold: Hold) => Promise<'done' | 'again'>,
): Promise<'back' | 'done'> {
  const pages: Page[] = [FIRST_PAGE];
  for (;;) {
    const page = pages.at(-1);
    if (!page) return 'back';
    const found = await reading(call, () =>
      findOffers(call.desk, call.clinic, { ...wish, ...page }, call.held),
    );
    const holds = offersOf(call, found);
    if (holds.length === 0) {
      await impasse(call, task.none, 'no-offers');
      return 'done';
    }
    if (page.after !== null) call.conversation.announce([prompt('offer.earlier')]);
    const picked = await pickOffer(call, task, holds, wish.doctorId === null || found.kind === 'none');
    switch (picked.kind) {
      case 'back':
        pages.pop();
        break;
      case 'extra':
        await turnPage(call, task, pages, picked.means, holds);
        break;
      case 'item':
        if ((await confirmAndCommit(call, task, picked.value, commit)) === 'done') return 'done';
    }
  }
}

/** What was found; when it is not what was wished, why. */
function offersOf(call: PatientCall, found: HeldOffers): readonly Hold[] {
  switch (found.kind) {
    case 'held':
      return found.holds;
    case 'none':
      tellWhyNone(call, found.reason, found.nearest);
      return found.nearest;
    case 'contended':
      call.conversation.announce([prompt('offer.contended')]);
      return [];
  }
}

function pickOffer(call: PatientCall, task: Task, holds: readonly Hold[], nameDoctors: boolean) {
  const items = holds.map((hold, index) => ({
    value: hold,
    say: offer(call, hold.offer, holds[index - 1]?.offer, nameDoctors),
  }));
  return askList(call.conversation, task.offers, items);
}

async function turnPage(
  call: PatientCall,
  task: Task,
  pages: Page[],
  means: 'other-date' | 'later',
  holds: readonly Hold[],
): Promise<void> {
  if (means === 'later') {
    pages.push({ on: null, after: Math.max(...holds.map(({ offer }) => offer.visit.start)) });
    return;
  }
  const answer = await askDate(call, task);
  if (answer.kind === 'match') pages.push({ on: answer.value, after: null });
}

function askDate(call: PatientCall, task: Task): Promise<Answer<string>> {
  const today = todayOfClinic(call);
  return askKeys(call.conversation, task.date, ({ keys }) => {
    const date = readComingDate(keys, today);
    return date === null ? { kind: 'miss' } : { kind: 'match', value: date };
  });
}

async function confirmAndCommit(
  call: PatientCall,
  task: Task,
  hold: Hold,
  commit: (hold: Hold) => Promise<'done' | 'again'>,
): Promise<'done' | 'again'> {
  await reading(call, () => call.held.releaseAllBut(hold));
  call.conversation.announce(inFull(call, hold.offer));
  const answer = await askMenu(call.conversation, task.confirm);
  if (answer.kind === 'back' || answer.value === 'again') return 'again';
  // From here on the visit is the patient's or nobody's: commit says which.
  const outcome = await commit(hold);
  if (outcome === 'again') call.conversation.announce([prompt('offer.others')]);
  return outcome;
}
