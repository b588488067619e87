import { Conversation, type CallEvent, type ConversationOptions } from '../../call/conversation.ts';
import { ToAttendant } from '../../call/leave.ts';
import { HangUp, type RecordingLine } from '../../call/line.ts';
import { TRIES } from '../../call/question.ts';
import { runCall } from '../../call/run-call.ts';
import type { PromptId } from '../../speech/catalogue.ts';
import type { Clip } from '../../speech/clip.ts';
import type { NameKind } from '../../speech/names.ts';
import { stop } from '../../speech/pauses.ts';
import { prompt } from '../../speech/prompt.ts';
import { beep } from '../../speech/tones.ts';
import { askKeys, askMenu } from '../asking.ts';
import { PACE_WORDS } from '../pace-words.ts';
import type { MissingName, Studio } from './studio.ts';
import { CHECK, ITEM, STUDIO_PIN } from './tree.ts';

export interface StudioCall {
  readonly id: string;
  readonly line: RecordingLine;
  readonly observe: (event: CallEvent) => void;
  readonly sleep: ConversationOptions['sleep'];
  readonly report: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** What is asked for, and how it is to be said. */
const HOW: Readonly<Record<NameKind, readonly [what: PromptId, how: PromptId]>> = {
  clinic: ['studio.item.clinic', 'studio.item.say-name'],
  doctor: ['studio.item.doctor', 'studio.item.say-doctor'],
  specialty: ['studio.item.specialty', 'studio.item.say-name'],
  location: ['studio.item.location', 'studio.item.say-name'],
  holiday: ['studio.item.holiday', 'studio.item.say-name'],
};

/** A call of the clinic's people: each name without a recording in turn, spoken, heard, kept. */
export async function recordNames(studio: Studio, call: StudioCall): Promise<'ended' | 'hung-up'> {
  const conversation = new Conversation(call.line, {
    speech: studio.speech,
    observe: call.observe,
    sleep: call.sleep,
    oneMoment: [prompt('wait.one-moment')],
    paceWords: PACE_WORDS,
    signal: call.signal,
  });
  const tidyUp = () => studio.discard(call.id).catch(call.report);
  return runCall(conversation, () => talk(studio, call, conversation), tidyUp);
}

async function talk(studio: Studio, call: StudioCall, conversation: Conversation): Promise<'ended'> {
  try {
    if (await mayRecord(studio, conversation)) await eachName(studio, call, conversation);
  } catch (error) {
    if (error instanceof HangUp) throw error;
    // Tries spent, or the server is being stopped: there is nobody to go to from here.
    if (!(error instanceof ToAttendant)) {
      call.report(error);
      conversation.announce([prompt('trouble.sorry')]);
    }
  }
  await conversation.say([prompt('ending.goodbye')]);
  await call.line.hangUp();
  return 'ended';
}

async function mayRecord(studio: Studio, conversation: Conversation): Promise<boolean> {
  if (!studio.isOpen) {
    conversation.announce([prompt('studio.closed')]);
    return false;
  }
  for (let misses = 0; misses < TRIES; misses++) {
    const answer = await askKeys(conversation, STUDIO_PIN, ({ keys }) =>
      /^\d{6,12}$/.test(keys) ? { kind: 'match', value: keys } : { kind: 'miss' },
    );
    if (answer.kind === 'back') return false;
    if (await conversation.patiently(studio.checkPin(answer.value))) return true;
    conversation.announce([prompt('studio.pin.not-found')]);
  }
  conversation.takeAnnouncements();
  conversation.announce([prompt('studio.pin.refused')]);
  return false;
}

async function eachName(studio: Studio, call: StudioCall, conversation: Conversation): Promise<void> {
  const missing = await conversation.patiently(studio.missing());
  if (missing.length === 0) return conversation.announce([prompt('studio.nothing')]);
  conversation.announce([prompt('studio.missing')]);
  for (const name of missing) if ((await oneName(studio, call, conversation, name)) === 'end') return;
  conversation.announce([prompt('studio.done')]);
}

/** Until it is kept, or passed over. */
async function oneName(
  studio: Studio,
  call: StudioCall,
  conversation: Conversation,
  name: MissingName,
): Promise<'next' | 'end'> {
  const [what, how] = HOW[name.kind];
  const about = [prompt(what), ...name.instead, ...(name.instead.length > 0 ? [stop] : []), prompt(how)];
  for (;;) {
    const answer = await askMenu(conversation, ITEM, { about });
    if (answer.kind === 'back' || answer.value === 'end') return 'end';
    if (answer.value === 'skip' || (await takes(studio, call, conversation, name)) === 'kept') return 'next';
  }
}

/** Records, until it is good or given up. */
async function takes(
  studio: Studio,
  call: StudioCall,
  conversation: Conversation,
  name: MissingName,
): Promise<'kept' | 'given-up'> {
  for (;;) {
    await conversation.say([prompt('studio.speak'), beep]);
    if ((await call.line.record(`drafts/${call.id}`)) === 'failed') {
      conversation.announce([prompt('studio.not-kept')]);
      return 'given-up';
    }
    const heard = await conversation.patiently(studio.develop(call.id, name));
    if (heard === null) {
      conversation.announce([prompt('studio.not-heard')]);
      return 'given-up';
    }
    const verdict = await judge(conversation, heard);
    if (verdict === 'back') return 'given-up';
    if (verdict === 'again') continue;
    await conversation.patiently(studio.keep(call.id, name));
    conversation.announce([prompt('studio.kept')]);
    return 'kept';
  }
}

async function judge(conversation: Conversation, recorded: Clip): Promise<'keep' | 'again' | 'back'> {
  conversation.announce([prompt('studio.so')]);
  for (;;) {
    const answer = await askMenu(conversation, CHECK, { about: [() => [recorded]], fresh: true });
    if (answer.kind === 'back') return 'back';
    if (answer.value !== 'listen') return answer.value;
  }
}
