import type { Appointment } from '../booking/ports.ts';
import { prompt } from '../speech/catalogue.ts';
import { spokenProtocol } from '../speech/digits.ts';
import { stop } from '../speech/pauses.ts';
import { askMenu } from './asking.ts';
import type { PatientCall } from './call.ts';
import type { MenuNode } from './nodes.ts';
import { moment } from './saying.ts';

/** Only ever called with a committed row: done, when, and the protocol, as often as the caller wishes. */
export async function tellDone(
  call: PatientCall,
  node: MenuNode<'again' | 'on'>,
  appointment: Appointment,
): Promise<void> {
  call.progress.lastBooked = appointment;
  const when = [...moment(call, appointment), stop];
  const protocol = [prompt('done.protocol'), ...spokenProtocol(appointment.protocol), stop];
  call.conversation.announce([prompt(node.id === 'move.done' ? 'done.moved' : 'done.booked')]);
  for (let times = 0; times < MOST_TIMES; times++) {
    const answer = await askMenu(call.conversation, node, { about: [...when, ...protocol] });
    if (answer.kind === 'back' || answer.value === 'on') return;
  }
}

/** Said so often at the most; then the call goes on. */
const MOST_TIMES = 6;
