import type { Caller } from '../booking/ports.ts';
import type { Patient } from '../booking/identify.ts';
import { prompt } from '../speech/prompt.ts';
import { inLanguage } from '../speech/spoken.ts';
import { askList } from './asking.ts';
import type { Call } from './call.ts';
import { LANGUAGE } from './tree.ts';

/** Who called within so many days knows the way. */
const KNOWS_THE_WAY_MS = 180 * 86_400_000;

/** Greets as whoever calls from this number once chose to be spoken to: before anybody has said who they are. */
export async function asThisNumberChose(call: Call): Promise<void> {
  if (call.callerNumber === null) return;
  const { patients } = call.desk.stores;
  await speakAs(call, await call.conversation.patiently(patients.callerOfPhone(call.callerNumber)));
}

/** Goes on as this patient once chose, unless this call's caller has chosen otherwise. */
export const asPatientChose = (call: Call, { caller }: Patient): Promise<void> => speakAs(call, caller);

/** Remembers the call, and what was chosen in it, for the patient's next. */
export async function rememberCall(call: Call, { id, caller }: Patient): Promise<void> {
  const language = call.chosen.language ?? caller.language;
  const pace = call.conversation.chosenPace ?? caller.pace;
  const lastCallAt = call.desk.clock.now();
  await call.desk.stores.patients.rememberCaller(id, { language, pace, lastCallAt });
}

async function speakAs(call: Call, { language, pace, lastCallAt }: Caller): Promise<void> {
  const { conversation, chosen, desk } = call;
  const speech = call.languages.find((each) => each.language === language);
  if (speech && chosen.language === null) await conversation.speak(speech);
  if (pace !== null) conversation.beginAt(pace);
  conversation.beBrief(lastCallAt !== null && desk.clock.now() - lastCallAt < KNOWS_THE_WAY_MS);
}

/** "For English, press star." in each language but the one that is spoken; who knows the way need not hear it. */
export function announceLanguages({ conversation, languages }: Call): void {
  if (conversation.brief) return;
  const others = languages.filter(({ language }) => language !== conversation.speech.language);
  conversation.announce(others.map((speech) => inLanguage(speech, [prompt('language.hint')])));
}

/** Which language? Each choice is said in its own. For a clinic of one language there is no question. */
export async function chooseLanguage(call: Call): Promise<void> {
  if (call.languages.length < 2) return;
  const items = call.languages.map((speech) => ({
    value: speech,
    say: [prompt('language.choose.this')],
    speech,
  }));
  const picked = await askList(call.conversation, LANGUAGE, items);
  if (picked.kind !== 'item') return;
  call.chosen.language = picked.value.language;
  await call.conversation.speak(picked.value);
}
