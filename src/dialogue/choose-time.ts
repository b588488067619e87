import { readComingDate } from '../booking/birth-date.ts';
import { findOffers, type HeldOffers, type Wish } from '../booking/find-offers.ts';
import type { Hold } from '../booking/ports.ts';
import type { Answer } from '../call/question.ts';
import { prompt } from '../speech/prompt.ts';
import { askKeys, askList, askMenu } from './asking.ts';
import { mayHearVisits, todayOfClinic, type PatientCall } from './call.ts';
import { impasse } from './impasse.ts';
import { inFull, offersInTurn } from './saying.ts';
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
  for (let page = pages.at(-1); page; page = pages.at(-1)) {
    const found = await search(call, { ...wish, ...page });
    if (found.kind === 'none' && page.after !== null) {
      // Nothing later: the page before has times all the same.
      call.conversation.announce([prompt('offer.none.later')]);
      pages.pop();
      continue;
    }
    if (page.after !== null) call.conversation.announce([prompt('offer.earlier')]);
    const holds = offersOf(call, found);
    if (holds.length === 0) {
      await impasse(call, task.none, 'no-offers');
      return 'done';
    }
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
  return 'back';
}

function search(call: PatientCall, wish: Wish): Promise<HeldOffers> {
  return call.conversation.patiently(findOffers(call.desk, call.clinic, wish, call.held));
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
  const said = offersInTurn(
    call,
    holds.map(({ offer }) => offer),
    nameDoctors,
  );
  return askList(
    call.conversation,
    task.offers,
    holds.map((value, index) => ({ value, say: said[index] ?? [] })),
  );
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

/** Nobody agrees to a time unheard: only keys pressed from its read-back on confirm it. */
async function confirmAndCommit(
  call: PatientCall,
  task: Task,
  hold: Hold,
  commit: (hold: Hold) => Promise<'done' | 'again'>,
): Promise<'done' | 'again'> {
  if (!(await call.conversation.patiently(call.held.keepOnly(hold)))) return taken(call);
  const answer = await askMenu(call.conversation, task.confirm, {
    about: inFull(call, hold.offer),
    fresh: true,
  });
  if (answer.kind === 'back' || answer.value === 'again') return 'again';
  // From here on the visit is the patient's or nobody's: commit says which.
  return commit(hold);
}

/** A rival was quicker: said, and others are looked for. */
export function taken(call: PatientCall): 'again' {
  call.conversation.announce([prompt('offer.taken')]);
  return 'again';
}

/** Another visit of the patient's at that time, told only to who may hear of it. */
export function patientBusy(call: PatientCall): 'again' {
  call.conversation.announce([prompt(mayHearVisits(call) ? 'offer.patient-busy' : 'offer.taken')]);
  return 'again';
}
