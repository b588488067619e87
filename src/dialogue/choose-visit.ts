import { readComingDate } from '../booking/birth-date.ts';
import type { Appointment } from '../booking/ports.ts';
import { prompt } from '../speech/prompt.ts';
import { askKeys, askList } from './asking.ts';
import { todayOfClinic, type PatientCall } from './call.ts';
import { visitBriefly } from './saying.ts';
import { CHOOSE_VISIT } from './tree.ts';

/** One of the caller's visits: the only one, or chosen from the list or by its date. */
export async function chooseVisit(
  call: PatientCall,
  task: 'cancel' | 'move',
  visits: readonly Appointment[],
): Promise<Appointment | 'back'> {
  const [only] = visits;
  if (only && visits.length === 1) return only;
  for (;;) {
    const items = visits.map((value) => ({ value, say: visitBriefly(call, value) }));
    const picked = await askList(call.conversation, CHOOSE_VISIT[task].list, items);
    if (picked.kind === 'back') return 'back';
    const visit = picked.kind === 'item' ? picked.value : await visitByDate(call, task, visits);
    if (visit !== 'back') return visit;
  }
}

/** The visit on a date that is keyed; with two on one date, the list must tell them apart. */
async function visitByDate(
  call: PatientCall,
  task: 'cancel' | 'move',
  visits: readonly Appointment[],
): Promise<Appointment | 'back'> {
  const today = todayOfClinic(call);
  const answer = await askKeys(call.conversation, CHOOSE_VISIT[task].byDate, ({ keys }) => {
    const date = readComingDate(keys, today);
    const onDate = visits.filter((visit) => visit.date === date);
    if (onDate.length === 0) return { kind: 'miss' };
    return { kind: 'match', value: onDate };
  });
  if (answer.kind === 'back') return 'back';
  const [visit, another] = answer.value;
  if (visit && !another) return visit;
  call.conversation.announce([prompt('visits.several-on-date')]);
  return 'back';
}
