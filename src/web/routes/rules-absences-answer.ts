import type { FastifyRequest } from 'fastify';
import { moveVisits, type MoveResult } from '../../office/rules/absences-moves.ts';
import { actorOf } from '../../office/agenda/actor.ts';
import { minuteOf } from '../../office/agenda/clock.ts';
import type { AbsenceRecord, Absent } from '../../office/rules/absences.ts';
import type { RuleChange, RuleOutcome } from '../../office/rules/change-rules.ts';
import { audit } from '../audit.ts';
import type { AbsenceAnswer, ChosenMove, MoveResult as ShownResult } from '../contract/absences.ts';
import type { WebDeps } from '../deps.ts';
import { notAllowed } from '../problem.ts';
import { principal } from '../request.ts';
import { showAbsence, showHits, showSpot, type Words } from './rules-absences-shown.ts';
import { answerRuleChange } from './rules-answer.ts';

interface ChangedAbsence {
  readonly words: Words;
  readonly change: RuleChange;
  readonly outcome: RuleOutcome<AbsenceRecord>;
  readonly action: string;
  readonly id: string;
  readonly moves: readonly ChosenMove[];
}

/** The answer to a change of an absence; once it is saved, the visits are moved. */
export async function answerAbsence(
  deps: WebDeps,
  request: FastifyRequest,
  { words, change, outcome, action, id, moves }: ChangedAbsence,
): Promise<AbsenceAnswer> {
  const answer = await answerRuleChange(deps, request, {
    change,
    outcome,
    action,
    subject: { kind: 'absence', id },
    what: 'A ausência',
    show: (absence) => showAbsence(words, absence),
  });
  const absent = outcome.kind === 'changed' ? outcome.after : null;
  if (absent === null) return { ...answer, moves: [], hits: [] };
  const moved = change.save ? await moveAll(deps, request, words, absent, moves) : [];
  return { ...answer, moves: moved, hits: await showHits(deps, request, words, absent, id) };
}

/** @throws {Problem} when visits are to be moved by somebody who may not change the agenda; before anything is saved */
export function checkMayMove(request: FastifyRequest, moves: readonly ChosenMove[]): void {
  if (moves.length > 0 && !principal(request).permissions.has('agenda:write')) throw notAllowed();
}

/** Moves visits that an absence hits, and says what became of each. */
export async function moveAll(
  deps: WebDeps,
  request: FastifyRequest,
  words: Words,
  absent: Absent,
  moves: readonly ChosenMove[],
): Promise<ShownResult[]> {
  if (moves.length === 0) return [];
  const chosen = moves.map(({ visitId, expected, holdId, to }) => ({
    appointmentId: visitId,
    expected: { date: expected.date, minute: minuteOf(expected.time) },
    holdId,
    to: { doctorId: to.doctorId, date: to.date, minute: minuteOf(to.time) },
  }));
  const results = await moveVisits(deps.desk, absent, chosen, actorOf(principal(request)));
  for (const result of results) if (result.kind === 'moved') await auditMove(deps, request, result);
  return moves.map(({ visitId }, index) => {
    const outcome: MoveResult = results[index] ?? { kind: 'unanswered' };
    const to = outcome.kind === 'moved' ? showSpot(words, outcome.appointment) : null;
    return { visitId, result: outcome.kind, to, detail: DETAILS[outcome.kind] };
  });
}

const DETAILS: Readonly<Record<MoveResult['kind'], string>> = {
  moved: 'Remarcada. Avise o paciente.',
  taken: 'Alguém ocupou esse horário antes. Escolha outro.',
  'patient-busy': 'O paciente já tem outra consulta nesse horário. Escolha outro.',
  gone: 'Já foi cancelada ou remarcada por outra pessoa.',
  unanswered: 'O banco de dados não respondeu. Atualize a lista e confira antes de tentar de novo.',
};

async function auditMove(
  deps: WebDeps,
  request: FastifyRequest,
  { appointment, from }: MoveResult & { kind: 'moved' },
): Promise<void> {
  await audit(deps, request, {
    action: 'appointment.move',
    subject: { kind: 'appointment', id: appointment.id },
    patientId: appointment.patientId,
    details: {
      from: { doctorId: from.doctorId, date: from.date, minute: from.minute },
      to: { doctorId: appointment.doctorId, date: appointment.date, minute: appointment.minute },
    },
  });
}
