import type { Desk } from '../booking/desk.ts';
import { HeldTimes } from '../booking/held-times.ts';
import { normalisePhone } from '../booking/phone-number.ts';
import type { LinePolicies } from '../booking/ports.ts';
import { Conversation, type CallEvent, type ConversationOptions } from '../call/conversation.ts';
import { ToAttendant } from '../call/leave.ts';
import { HangUp, type Line } from '../call/line.ts';
import { runCall } from '../call/run-call.ts';
import { addDays } from '../scheduling/calendar.ts';
import { prompt } from '../speech/catalogue.ts';
import { spokenWeekday } from '../speech/dates.ts';
import { stop } from '../speech/pauses.ts';
import { toAttendant, transfer, type Leaving } from './attendant.ts';
import { todayOfClinic, type Call, type PatientCall } from './call.ts';
import { identification } from './identification.ts';
import { mainMenu } from './main-menu.ts';
import { welcome } from './welcome.ts';

/** What the line needs to answer calls; the same for all of them. */
export interface Reception {
  readonly desk: Desk;
  readonly hasRecording: (clipId: string) => boolean;
  readonly sleep: ConversationOptions['sleep'];
  /** Failures of ours, for the log. */
  readonly report: (callId: string, error: unknown) => void;
  /** Where callers go when not even the clinic's own settings can be read. */
  readonly lastResort: LinePolicies['attendant'];
}

export interface IncomingCall {
  readonly id: string;
  readonly line: Line;
  readonly observe: (event: CallEvent) => void;
  /** Aborted when the server must stop: the call is brought to a kind end at its next question. */
  readonly signal: AbortSignal;
}

/** How a call ended. */
export type CallEnd = 'goodbye' | 'attendant' | 'callback' | 'hung-up';

/** One call, from its first ring to its end, whatever happens in it. Nothing stays held. */
export async function answerCall(reception: Reception, incoming: IncomingCall): Promise<CallEnd> {
  const { desk } = reception;
  const held = new HeldTimes(desk);
  const conversation = new Conversation(incoming.line, {
    observe: incoming.observe,
    sleep: reception.sleep,
    oneMoment: [prompt('wait.one-moment')],
    signal: incoming.signal,
  });
  const letGo = () => held.releaseAll().catch((error: unknown) => reception.report(incoming.id, error));
  return runCall(conversation, () => talk(reception, incoming, conversation, held), letGo);
}

async function talk(
  reception: Reception,
  { id, line }: IncomingCall,
  conversation: Conversation,
  held: HeldTimes,
): Promise<CallEnd> {
  const { desk, hasRecording } = reception;
  try {
    const clinic = await conversation.patiently(desk.stores.clinic.read());
    const callerNumber = normalisePhone(line.callerNumber);
    const call: Call = { id, conversation, desk, clinic, callerNumber, held, hasRecording };
    return await converse(reception, call);
  } catch (error) {
    if (error instanceof HangUp) throw error;
    // Not even the clinic's settings, or a failure on the way to the attendant: the dialplan's people.
    reception.report(id, error);
    await conversation.say([prompt('trouble.sorry')]);
    await transfer({ conversation, id }, reception.lastResort, { reason: 'failure', patientId: null });
    return 'attendant';
  }
}

async function converse(reception: Reception, call: Call): Promise<CallEnd> {
  let patientCall: PatientCall | null = null;
  let end: CallEnd = 'goodbye';
  try {
    welcome(call);
    const patient = await identification(call);
    patientCall = { ...call, patient, progress: { pinGiven: false, lastBooked: null } };
    call.conversation.announce([prompt('identify.all-right')]);
    await mainMenu(patientCall);
  } catch (error) {
    const leaving = leavingFor(reception, call, error, patientCall?.patient.id ?? null);
    end = await toAttendant(call, leaving);
    if (end === 'attendant') return end;
  }
  await sayGoodbye(call, patientCall?.progress.lastBooked?.date ?? null);
  return end;
}

/** The reason to give up on keys: asked for, or a failure of ours (which is reported). @throws HangUp */
function leavingFor(reception: Reception, call: Call, error: unknown, patientId: string | null): Leaving {
  if (error instanceof HangUp) throw error;
  if (error instanceof ToAttendant) return { reason: error.reason, patientId };
  reception.report(call.id, error);
  return { reason: 'failure', patientId };
}

async function sayGoodbye(call: Call, bookedOn: string | null): Promise<void> {
  const today = todayOfClinic(call);
  // "Até quarta-feira" is said of the days ahead that have that name alone.
  const thisWeek = bookedOn !== null && bookedOn > today && bookedOn < addDays(today, 7);
  const farewell = thisWeek
    ? [prompt('ending.until'), ...spokenWeekday(bookedOn), stop]
    : [prompt('ending.goodbye')];
  await call.conversation.say([prompt('ending.thanks')], farewell);
  await call.conversation.line.hangUp();
}
