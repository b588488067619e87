import type { Hold } from '../booking/ports.ts';
import type { NoOffersReason } from '../scheduling/types.ts';
import { prompt } from '../speech/prompt.ts';
import type { Phrase, Saying } from '../speech/phrase.ts';
import { spokenDate } from '../speech/dates.ts';
import { holidayClip } from '../speech/names.ts';
import { comma, stop } from '../speech/pauses.ts';
import { todayOfClinic, type Call } from './call.ts';

/** Says why there is nothing as wished, and that something near it follows. */
export function tellWhyNone(call: Call, reason: NoOffersReason, nearest: readonly Hold[]): void {
  call.conversation.announce(why(call, reason));
  if (nearest.length > 0) call.conversation.announce([prompt('offer.nearest')]);
}

function why(call: Call, reason: NoOffersReason): Saying {
  const date = (on: string): Phrase => spokenDate(on, todayOfClinic(call));
  switch (reason.kind) {
    case 'no-working-hours':
      return [prompt('book.none.no-working-hours')];
    case 'too-soon':
      return [prompt('offer.none.too-soon')];
    case 'beyond-horizon':
      return [prompt('offer.none.beyond-horizon'), date(reason.lastDate), stop];
    case 'holiday':
      return [date(reason.holiday.date), comma, isHoliday(reason.holiday)];
    case 'not-a-working-day':
      return [prompt('offer.none.not-a-working-day')];
    case 'doctor-away':
      return reason.backOn === null
        ? [prompt('offer.none.doctor-away')]
        : [prompt('offer.none.doctor-away-until'), date(reason.backOn), stop];
    case 'full':
      return reason.until === null
        ? [prompt('offer.none.full')]
        : [prompt('offer.none.full-until'), date(reason.until), stop];
  }
}

/** "é feriado: Dia da Consciência Negra."; without a recording of its name "é feriado." */
function isHoliday(holiday: { id: string; name: string }): Phrase {
  return (speech) => {
    const clip = holidayClip(speech, holiday);
    if (!speech.isRecorded(clip.id)) return prompt('offer.none.holiday')(speech);
    return [...prompt('offer.none.holiday-named')(speech), clip];
  };
}
