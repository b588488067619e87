import { normalisePhone } from '../booking/phone-number.ts';
import { StorageUnavailable, type Clinic, type LinePolicies } from '../booking/ports.ts';
import { TooSlow } from '../call/conversation.ts';
import { ToAttendant, type AttendantReason } from '../call/leave.ts';
import { holidayOn } from '../scheduling/holidays.ts';
import { isOpen, nextOpening } from '../scheduling/opening-hours.ts';
import type { PromptId } from '../speech/catalogue.ts';
import { prompt } from '../speech/prompt.ts';
import type { Saying } from '../speech/phrase.ts';
import { spokenDate } from '../speech/dates.ts';
import { spokenProtocol } from '../speech/digits.ts';
import { comma, stop } from '../speech/pauses.ts';
import { spokenOpening } from '../speech/times.ts';
import { askKeys, askMenu } from './asking.ts';
import { todayOfClinic, type Call } from './call.ts';
import { openingHours } from './opening-hours.ts';
import { CALLBACK, CALLBACK_CONFIRM, CALLBACK_NUMBER } from './tree.ts';

/** A caller who goes to a person, and why. */
export interface Leaving {
  readonly reason: AttendantReason;
  readonly patientId: string | null;
}

/** What is said before, by the reason. Where nothing stands, the caller knows why. */
const BECAUSE: Readonly<Record<AttendantReason, PromptId | null>> = {
  asked: null,
  silence: 'attendant.because.silence',
  'not-understood': 'attendant.because.not-understood',
  'not-identified': 'attendant.because.not-identified',
  pin: 'attendant.because.pin',
  'too-late': null,
  'too-many-visits': null,
  'no-offers': null,
  failure: 'trouble.sorry',
  unconfirmed: null,
  shutdown: 'trouble.closing',
};

/** To a person, when there is one; else a word about their hours, and a call back if the caller wants it. */
export async function toAttendant(
  call: Call,
  leaving: Leaving,
): Promise<'attendant' | 'callback' | 'goodbye'> {
  const because = BECAUSE[leaving.reason];
  if (because) call.conversation.announce([prompt(because)]);
  const { attendant, attendantHours } = call.clinic.line;
  if (isOpen(attendantHours, call.desk.clock.now(), call.clinic.zone, holidaysOf(call.clinic))) {
    await transfer(call, attendant, leaving);
    return 'attendant';
  }
  return outOfHours(call, leaving);
}

/** Tells the caller, and hands the line to the dialplan with what the attendant should know. */
export async function transfer(
  { conversation, id }: Pick<Call, 'conversation' | 'id'>,
  target: LinePolicies['attendant'],
  { reason, patientId }: Leaving,
): Promise<void> {
  await conversation.say([prompt('attendant.connecting')]);
  await conversation.line.transfer(target, {
    DISQUE_REASON: reason,
    DISQUE_PATIENT_ID: patientId ?? '',
    DISQUE_CALL_ID: id,
  });
}

async function outOfHours(call: Call, leaving: Leaving): Promise<'callback' | 'goodbye'> {
  if (holidaysOf(call.clinic)(todayOfClinic(call))) call.conversation.announce([prompt('attendant.holiday')]);
  call.conversation.announce(openingHours(call.clinic.line.attendantHours));
  try {
    const phone = await askWhereToCall(call);
    if (phone === null) return 'goodbye';
    await call.conversation.patiently(request(call, phone, leaving));
    call.conversation.announce(whenWeCall(call));
    return 'callback';
  } catch (error) {
    // There is nobody to go to: the call ends kindly.
    const away = error instanceof StorageUnavailable || error instanceof TooSlow;
    if (!away && !(error instanceof ToAttendant)) throw error;
    if (away) call.conversation.announce([prompt('attendant.callback.not-noted')]);
    call.conversation.announce([prompt('attendant.call-again')]);
    return 'goodbye';
  }
}

async function askWhereToCall(call: Call): Promise<string | null> {
  const choices = CALLBACK.choices.filter(
    ({ means }) => means === 'other-number' || call.callerNumber !== null,
  );
  const answer = await askMenu(call.conversation, { ...CALLBACK, choices });
  if (answer.kind === 'back') return null;
  return answer.value === 'this-number' ? call.callerNumber : askNumber(call);
}

/** A number with area code, read back until it is right. Null: the caller gave up. */
async function askNumber(call: Call): Promise<string | null> {
  for (;;) {
    const number = await askKeys(call.conversation, CALLBACK_NUMBER, ({ keys }) => {
      const phone = keys.length >= 10 ? normalisePhone(keys) : null;
      return phone === null ? { kind: 'miss' } : { kind: 'match', value: phone };
    });
    if (number.kind === 'back') return null;
    const about = [prompt('attendant.number.is'), spokenProtocol(number.value), stop];
    const answer = await askMenu(call.conversation, CALLBACK_CONFIRM, { about, fresh: true });
    if (answer.kind === 'back') return null;
    if (answer.value === 'right') return number.value;
  }
}

/** Attendants are away when the clinic as a whole is: on a holiday of its first location. */
function holidaysOf(clinic: Clinic): (date: string) => boolean {
  const locationId = clinic.locations[0]?.id ?? '';
  return (date) => holidayOn(clinic, date, locationId) !== null;
}

function request({ desk, id }: Call, phone: string, { reason, patientId }: Leaving): Promise<void> {
  return desk.stores.callbacks.add({
    id: desk.ids.next(),
    patientId,
    phone,
    reason,
    callId: id,
    requestedAt: desk.clock.now(),
  });
}

/** "Combinado. Nossa ligação será amanhã, terça-feira, …, a partir das sete horas." */
function whenWeCall(call: Call): Saying {
  const { line, zone } = call.clinic;
  const opening = nextOpening(line.attendantHours, call.desk.clock.now(), zone, holidaysOf(call.clinic));
  if (opening === null) return [prompt('attendant.callback.noted')];
  const when = [spokenDate(opening.date, todayOfClinic(call)), comma, spokenOpening(opening.minute)];
  return [prompt('attendant.callback.we-call'), ...when, stop];
}
