import type { Appointment } from '../booking/ports.ts';
import { prompt } from '../speech/prompt.ts';
import { spokenProtocol } from '../speech/digits.ts';
import { stop } from '../speech/pauses.ts';
import type { Saying } from '../speech/phrase.ts';
import { askMenu } from './asking.ts';
import type { PatientCall } from './call.ts';
import type { MenuNode } from './nodes.ts';
import { momentBriefly } from './saying.ts';

/** Only ever called with a committed row: done, when, and the protocol, as often as the caller wishes. */
export async function tellDone(
  call: PatientCall,
  node: MenuNode<'again' | 'on'>,
  appointment: Appointment,
): Promise<void> {
  call.progress.lastBooked = appointment;
  const { brief } = call.conversation;
  const done = node.id === 'move.done' ? 'done.moved' : 'done.booked';
  const about = [...momentBriefly(call, appointment), stop, ...protocolOf(appointment, brief)];
  // All of it is announced: it is said to the end even when no further question is asked.
  call.conversation.announce([prompt(brief ? `${done}.brief` : done), ...about]);
  for (let times = 0; times < MOST_TIMES; times++) {
    const answer = await askMenu(call.conversation, node, { about, announced: times === 0 });
    if (answer.kind === 'back' || answer.value === 'on') return;
  }
}

const protocolOf = ({ protocol }: Appointment, brief: boolean): Saying => [
  prompt(brief ? 'done.protocol.brief' : 'done.protocol'),
  spokenProtocol(protocol),
  stop,
];

/** Said so often at the most; then the call goes on. */
const MOST_TIMES = 6;
