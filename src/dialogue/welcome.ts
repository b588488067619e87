import { prompt, type PromptId } from '../speech/catalogue.ts';
import { clinicClip } from '../speech/names.ts';
import { stop } from '../speech/pauses.ts';
import { wallClockNow, type Call } from './call.ts';

/** Good morning, afternoon or evening on the clinic's own clock, and its name. */
export function welcome(call: Call): void {
  const { minute } = wallClockNow(call, call.clinic.zone);
  const name = clinicClip(call.clinic.name);
  call.conversation.announce(
    [prompt(greetingAt(minute))],
    call.hasRecording(name.id) ? [name, stop] : [prompt('welcome.clinic')],
  );
}

/** 06–12 morning, 12–18 afternoon, else evening. */
export function greetingAt(minuteOfDay: number): PromptId {
  if (minuteOfDay >= 6 * 60 && minuteOfDay < 12 * 60) return 'welcome.good-morning';
  if (minuteOfDay >= 12 * 60 && minuteOfDay < 18 * 60) return 'welcome.good-afternoon';
  return 'welcome.good-evening';
}
