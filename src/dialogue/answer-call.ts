import type { Desk } from '../booking/desk.ts';
import { HeldTimes } from '../booking/held-times.ts';
import { normalisePhone } from '../booking/phone-number.ts';
import type { Clinic, LinePolicies } from '../booking/ports.ts';
import { Conversation, type CallEvent, type ConversationOptions } from '../call/conversation.ts';
import { ToAttendant } from '../call/leave.ts';
import { HangUp, type Line } from '../call/line.ts';
import { runCall } from '../call/run-call.ts';
import { addDays } from '../scheduling/calendar.ts';
import type { Speech } from '../speech/phrase.ts';
import { prompt } from '../speech/prompt.ts';
import { spokenWeekday } from '../speech/dates.ts';
import { stop } from '../speech/pauses.ts';
import { toAttendant, transfer, type Leaving } from './attendant.ts';
import { todayOfClinic, type Call, type PatientCall } from './call.ts';
import { identification } from './identification.ts';
import { mainMenu } from './main-menu.ts';
import { asPatientChose, asThisNumberChose, rememberCall } from './manner.ts';
import { PACE_WORDS } from './pace-words.ts';
import { welcome } from './welcome.ts';

/** What the line needs to answer calls; the same for all of them. */
export interface Reception {
  readonly desk: Desk;
  /** The languages there are recordings in, by their code. At least one. */
  readonly languages: ReadonlyMap<string, Speech>;
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
  /** Told once it is known who calls. */
  readonly identified?: (patientId: string) => void;
  /** Aborted when the server must stop: the call is brought to a kind end at its next question. */
  readonly signal: AbortSignal;
}

/** How a call ended. */
export type CallEnd = 'goodbye' | 'attendant' | 'callback' | 'hung-up';

/** One call, from its first ring to its end, whatever happens in it. Nothing stays held. */
export async function answerCall(reception: Reception, incoming: IncomingCall): Promise<CallEnd> {
  const held = new HeldTimes(reception.desk);
  const conversation = new Conversation(incoming.line, {
    speech: anyLanguage(reception.languages),
    observe: incoming.observe,
    sleep: reception.sleep,
    oneMoment: [prompt('wait.one-moment')],
    paceWords: PACE_WORDS,
    signal: incoming.signal,
  });
  const atTheEnd: AtTheEnd = [() => held.releaseAll()];
  const tidyUp = async () => {
    const done = await Promise.allSettled(atTheEnd.map((task) => task()));
    for (const each of done) if (each.status === 'rejected') reception.report(incoming.id, each.reason);
  };
  return runCall(conversation, () => talk(reception, incoming, conversation, held, atTheEnd), tidyUp);
}

/** What is done when the call is over, however it ended. */
type AtTheEnd = (() => Promise<void>)[];

/** Until the clinic's own are known. */
function anyLanguage(languages: Reception['languages']): Speech {
  const [first] = languages.values();
  if (first === undefined) throw new Error('the line was given no language to speak');
  return first;
}

async function talk(
  reception: Reception,
  { id, line, identified }: IncomingCall,
  conversation: Conversation,
  held: HeldTimes,
  atTheEnd: AtTheEnd,
): Promise<CallEnd> {
  const { desk } = reception;
  try {
    const clinic = await conversation.patiently(desk.stores.clinic.read());
    const callerNumber = normalisePhone(line.callerNumber);
    const languages = languagesOf(clinic, reception.languages);
    const chosen = { language: null };
    const call: Call = { id, conversation, desk, clinic, callerNumber, held, languages, chosen };
    return await converse(reception, call, atTheEnd, identified);
  } catch (error) {
    if (error instanceof HangUp) throw error;
    // Not even the clinic's settings, or a failure on the way to the attendant: the dialplan's people.
    reception.report(id, error);
    await conversation.say([prompt('trouble.sorry')]);
    await transfer({ conversation, id }, reception.lastResort, { reason: 'failure', patientId: null });
    return 'attendant';
  }
}

/** The clinic's languages that can be spoken; where that is none, whatever can. */
function languagesOf({ line }: Clinic, spoken: Reception['languages']): Speech[] {
  const languages = line.languages.flatMap((code) => spoken.get(code) ?? []);
  return languages.length > 0 ? languages : [anyLanguage(spoken)];
}

async function converse(
  reception: Reception,
  call: Call,
  atTheEnd: AtTheEnd,
  identified: IncomingCall['identified'],
): Promise<CallEnd> {
  let patientCall: PatientCall | null = null;
  let end: CallEnd = 'goodbye';
  try {
    await begin(call);
    const patient = await identification(call);
    identified?.(patient.id);
    atTheEnd.push(() => rememberCall(call, patient));
    await asPatientChose(call, patient);
    patientCall = { ...call, patient, progress: { pinGiven: false, lastBooked: null } };
    if (!call.conversation.brief) call.conversation.announce([prompt('identify.all-right')]);
    await mainMenu(patientCall);
  } catch (error) {
    const leaving = leavingFor(reception, call, error, patientCall?.patient.id ?? null);
    end = await toAttendant(call, leaving);
    if (end === 'attendant') return end;
  }
  await sayGoodbye(call, patientCall?.progress.lastBooked?.date ?? null);
  return end;
}

async function begin(call: Call): Promise<void> {
  const [first] = call.languages;
  if (first) await call.conversation.speak(first);
  await asThisNumberChose(call);
  welcome(call);
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
    ? [prompt('ending.until'), spokenWeekday(bookedOn), stop]
    : [prompt('ending.goodbye')];
  await call.conversation.say([prompt('ending.thanks')], farewell);
  await call.conversation.line.hangUp();
}
