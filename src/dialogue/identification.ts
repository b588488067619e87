import { readBirthDate } from '../booking/birth-date.ts';
import { isCpf } from '../booking/cpf.ts';
import { identify, patientOfNumber, type Patient } from '../booking/identify.ts';
import { ToAttendant } from '../call/leave.ts';
import type { Heard } from '../call/line.ts';
import { TRIES, type Answer, type Judged } from '../call/question.ts';
import { prompt } from '../speech/prompt.ts';
import { spokenCount } from '../speech/digits.ts';
import { askKeys } from './asking.ts';
import { wallClockNow, type Call } from './call.ts';
import { announceLanguages, chooseLanguage } from './manner.ts';
import { BIRTH_DATE, CPF } from './tree.ts';

/**
 * CPF and birth date, until they are those of one patient; three misses go to the attendant. The words are the same
 * whether or not the CPF is registered.
 */
export async function identification(call: Call): Promise<Patient> {
  let cpf = await knownCpf(call);
  // Who is known by number is told of another star: the one for another patient.
  let toldOfLanguages = false;
  for (let misses = 0; ;) {
    if (cpf === null && !toldOfLanguages) announceLanguages(call);
    toldOfLanguages ||= cpf === null;
    cpf ??= await askCpf(call);
    const answer = await askBirthDate(call);
    if (answer.kind === 'match') {
      const claim = { cpf, birthDate: answer.value, callerNumber: call.callerNumber };
      const patient = await call.conversation.patiently(identify(call.desk, claim));
      if (patient) return patient;
      if (++misses >= TRIES) throw new ToAttendant('not-identified');
      call.conversation.announce([prompt(misses === 1 ? 'identify.not-found' : 'identify.not-found-again')]);
    }
    cpf = null;
  }
}

/** Where the clinic trusts it: the CPF of the one patient who registered the number that calls. */
async function knownCpf(call: Call): Promise<string | null> {
  if (!call.clinic.line.trustCallerNumber) return null;
  const patient = await call.conversation.patiently(patientOfNumber(call.desk, call.callerNumber));
  if (patient === null) return null;
  call.conversation.announce([prompt('identify.known-number')]);
  return patient.cpf;
}

async function askCpf(call: Call): Promise<string> {
  for (;;) {
    const answer = await askKeys(call.conversation, CPF, judgeCpf);
    if (answer.kind === 'match') return answer.value;
    await chooseLanguage(call);
  }
}

function judgeCpf({ keys }: Heard): Judged<string> {
  if (isCpf(keys)) return { kind: 'match', value: keys };
  if (/^\d{1,10}$/.test(keys))
    return { kind: 'miss', say: [spokenCount(keys.length), prompt('identify.cpf.has-eleven')] };
  return { kind: 'miss' };
}

function askBirthDate(call: Call): Promise<Answer<string>> {
  const today = wallClockNow(call, call.clinic.zone).date;
  return askKeys(call.conversation, BIRTH_DATE, ({ keys }) => judgeBirthDate(keys, today));
}

function judgeBirthDate(keys: string, today: string): Judged<string> {
  if (keys.length < 8) return { kind: 'miss' };
  const birth = readBirthDate(keys, today);
  switch (birth.kind) {
    case 'date':
      return { kind: 'match', value: birth.date };
    case 'not-a-date':
      return { kind: 'miss', say: [prompt('identify.birth-date.not-in-calendar')] };
    case 'out-of-range':
      return { kind: 'miss', say: [prompt('identify.birth-date.out-of-range')] };
  }
}
