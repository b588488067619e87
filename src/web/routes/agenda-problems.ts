import type { Refused, Winner } from '../../office/agenda/refusals.ts';
import type { NotAsSeen } from '../../office/agenda/current-visit.ts';
import type { OutsideHours } from '../../office/agenda/outside-hours.ts';
import { clockOf } from '../../office/agenda/clock.ts';
import type { Spot } from '../../office/agenda/place.ts';
import type { AppointmentStatus } from '../../booking/ports.ts';
import type { StaffVisit } from '../../office/agenda/ports.ts';
import type { LostRace } from '../contract/agenda.ts';
import { notFound, Problem } from '../problem.ts';
import { toFreeTime, toVisit } from './agenda-answer.ts';
import { type AgendaWords, colleague, dateAndTime, hoursInWords, shownDate } from './agenda-words.ts';

/** Why the time that was wished for could not be given. */
export function refusal(words: AgendaWords, spot: Spot, refused: Refused, now: number): Problem {
  switch (refused.kind) {
    case 'unknown-doctor':
      return notFound('O médico');
    case 'not-offered':
      return new Problem(
        409,
        'specialty-not-offered',
        `${words.doctor(spot.doctorId)} não atende ${words.specialty(refused.specialtyId)}.`,
        'Escolha um médico dessa especialidade.',
      );
    case 'past':
      return new Problem(409, 'past', 'Esse horário já passou.', 'Escolha um horário daqui para a frente.');
    case 'outside-hours':
      return new Problem(
        409,
        'outside-hours',
        whyOutside(words, spot, refused.why),
        'Escolha um horário livre, ou marque como encaixe.',
        { why: refused.why.kind, nearby: refused.nearby.map(toFreeTime) },
      );
    case 'taken':
      return taken(words, spot, refused, now);
    case 'patient-busy':
      return patientBusy(words, refused.other);
  }
}

function whyOutside(words: AgendaWords, { doctorId, date }: Spot, why: OutsideHours): string {
  const doctor = words.doctor(doctorId);
  switch (why.kind) {
    case 'not-a-working-day':
      return `${doctor} não atende em ${shownDate(date)}.`;
    case 'holiday':
      return `${shownDate(date)} é feriado: ${why.name}.`;
    case 'away':
      return `${doctor} estará ausente nesse horário.`;
    case 'other-hours':
      return `Fora do horário: em ${shownDate(date)}, ${doctor} atende ${hoursInWords(why.hours)}.`;
  }
}

function taken(
  words: AgendaWords,
  spot: Spot,
  { winner, nearby: offers }: Extract<Refused, { kind: 'taken' }>,
  now: number,
): Problem {
  const nearby = offers.map(toFreeTime);
  const time = `O horário das ${clockOf(spot.minute)} com ${words.theDoctor(spot.doctorId)}`;
  const race: LostRace = {
    winner: { kind: winner.kind, name: winner.who?.name ?? null, at: winner.at },
    nearby,
  };
  return new Problem(
    409,
    'taken',
    `${time} ${howTaken(words, winner, now)}.`,
    whatNow(winner, nearby.length > 0),
    {
      ...race,
    },
  );
}

function howTaken(words: AgendaWords, winner: Winner, now: number): string {
  switch (winner.kind) {
    case 'phone':
      return hasBooked(words, 'por telefone', winner, now);
    case 'staff':
      return hasBooked(words, byColleague(winner), winner, now);
    case 'offered':
      return 'está sendo oferecido por telefone neste momento';
    case 'unknown':
      return 'acabou de ser ocupado';
  }
}

const JUST_NOW_MS = 5 * 60_000;

const hasBooked = (words: AgendaWords, by: string, { at }: Winner, now: number): string =>
  at === null || now - at < JUST_NOW_MS
    ? `acabou de ser marcado ${by}`
    : `já foi marcado ${by}, em ${words.moment(at)}`;

function byColleague({ who, isAsker }: Winner): string {
  if (isAsker) return 'por você';
  if (who === null) return 'pela recepção';
  return who.role === null ? `pelo ${colleague(who)}` : `por ${colleague(who)}`;
}

function whatNow({ kind }: Winner, isAnyFree: boolean): string {
  const another = isAnyFree ? 'Escolha um dos horários livres por perto' : 'Escolha outro dia';
  return kind === 'offered'
    ? `${another}, ou espere: se quem ligou não ficar com ele, volta a ficar livre em poucos minutos.`
    : `${another}.`;
}

function patientBusy(words: AgendaWords, other: StaffVisit | null): Problem {
  if (other === null)
    return new Problem(
      409,
      'patient-busy',
      'O paciente já tem outra consulta nesse horário.',
      'Escolha outro horário.',
    );
  const { doctorId, date, minute } = other;
  return new Problem(
    409,
    'patient-busy',
    `O paciente já tem consulta com ${words.theDoctor(doctorId)} em ${dateAndTime(date, minute)}.`,
    'Escolha outro horário, ou remarque a outra consulta.',
    { visit: toVisit(other) },
  );
}

const NOW: Readonly<Record<AppointmentStatus, string>> = {
  booked: 'marcada',
  confirmed: 'confirmada',
  attended: 'com presença registrada',
  'no-show': 'com falta registrada',
  cancelled: 'cancelada',
};

/** A visit that is not what it was taken for. */
export function notAsSeen(words: AgendaWords, outcome: NotAsSeen): Problem {
  switch (outcome.kind) {
    case 'unknown-visit':
      return notFound('A consulta');
    case 'not-theirs':
      return new Problem(
        403,
        'not-allowed',
        'Esta consulta está na agenda de outro médico.',
        'Se estava na sua, foi remarcada com outro médico: veja com a recepção como ficou.',
      );
    case 'gone': {
      const { current } = outcome;
      const { doctorId, date, minute, status } = current;
      return new Problem(
        409,
        'gone',
        status === 'cancelled'
          ? 'Esta consulta já foi cancelada.'
          : 'Esta consulta foi alterada por outra pessoa.',
        status === 'cancelled'
          ? 'Se o paciente ainda quiser vir, marque uma consulta nova.'
          : `Agora está ${NOW[status]}, com ${words.theDoctor(doctorId)}, em ${dateAndTime(date, minute)}. Veja como ficou, e tente de novo se ainda quiser.`,
        { current: toVisit(current) },
      );
    }
  }
}
