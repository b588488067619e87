import type { PromptId } from '../speech/catalogue.ts';
import { clinicClip } from '../speech/names.ts';
import type { Phrase } from '../speech/phrase.ts';
import { prompt } from '../speech/prompt.ts';
import { wallClockNow, type Call } from './call.ts';

/** Good morning, afternoon or evening on the clinic's own clock, and its name. */
export function welcome(call: Call): void {
  const { minute } = wallClockNow(call, call.clinic.zone);
  call.conversation.announce([prompt(greetingAt(minute)), clinicName(call.clinic.name)]);
}

/** The clinic's name; "a clínica" while nobody has recorded it. */
const clinicName =
  (name: string): Phrase =>
  (speech) => {
    const clip = clinicClip(speech, name);
    return speech.isRecorded(clip.id) ? [clip] : prompt('welcome.clinic')(speech);
  };

/** 06–12 morning, 12–18 afternoon, else evening. */
export function greetingAt(minuteOfDay: number): PromptId {
  if (minuteOfDay >= 6 * 60 && minuteOfDay < 12 * 60) return 'welcome.good-morning';
  if (minuteOfDay >= 12 * 60 && minuteOfDay < 18 * 60) return 'welcome.good-afternoon';
  return 'welcome.good-evening';
}
