import type { FastifyRequest } from 'fastify';
import { versionOf, type RuleChange, type RuleOutcome } from '../../office/rules/change-rules.ts';
import type { RulesPreview, StrandedVisit } from '../../office/rules/preview.ts';
import { audit } from '../audit.ts';
import type { RuleAnswer, RulesPreview as ShownPreview } from '../contract/rules.ts';
import type { WebDeps } from '../deps.ts';
import { changedMeanwhile, notFound, Problem } from '../problem.ts';
import { principal } from '../request.ts';

/** How a change was asked for: `?preview=true`, or to be saved. */
export const ruleChange = ({ desk }: WebDeps, query: { readonly preview: 'true' | 'false' }): RuleChange => ({
  now: desk.clock.now(),
  save: query.preview !== 'true',
});

/** With what a change of it must be sent. */
export const withVersion = <T extends object>(state: T): T & { readonly version: string } => ({
  ...state,
  version: versionOf(state),
});

/** Of what was made, or would be; null where it was refused. */
export const createdId = (outcome: RuleOutcome<{ readonly id: string }>): string | null =>
  outcome.kind === 'changed' ? (outcome.after?.id ?? null) : null;

interface ChangedRule<T, Shown> {
  readonly change: RuleChange;
  readonly outcome: RuleOutcome<T>;
  /** `doctor.update` … */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string | null };
  /** As the sentence “… não existe.” begins: `O médico`. */
  readonly what: string;
  readonly show: (value: T) => Shown;
}

/**
 * The answer to a change of the rules. What was saved is audited with before and after, and told to all screens; what
 * was only looked at is audited where it named patients.
 *
 * @throws {Problem} when it was refused
 */
export async function answerRuleChange<T, Shown>(
  deps: WebDeps,
  request: FastifyRequest,
  { change, outcome, action, subject, what, show }: ChangedRule<T, Shown>,
): Promise<RuleAnswer<Shown>> {
  switch (outcome.kind) {
    case 'unknown':
      throw notFound(what);
    case 'changed-meanwhile':
      throw changedMeanwhile(what, show(outcome.current));
    case 'not-valid':
      throw notValid(outcome.errors);
    case 'changed': {
      const { before, after, preview } = outcome;
      if (change.save) {
        await audit(deps, request, { action, subject, details: { before, after } });
        deps.live.publish({ type: 'clinic' });
      } else if (preview.stranded.length > 0) {
        const visits = preview.stranded.map(({ protocol }) => protocol).slice(0, 100);
        await audit(deps, request, { action: 'clinic.preview', subject, details: { visits } });
      }
      return {
        saved: change.save,
        value: after === null ? null : show(after),
        preview: await showPreview(deps, request, preview),
      };
    }
  }
}

export const notValid = (errors: readonly { readonly path: string; readonly message: string }[]): Problem =>
  new Problem(
    400,
    'not-valid',
    'Há valores que não servem.',
    'Corrija os campos indicados e envie de novo.',
    { errors },
  );

const WHY: Readonly<Record<StrandedVisit['why'], string>> = {
  'doctor-inactive': 'O médico não atenderá mais.',
  'specialty-not-offered': 'O médico não atenderá mais essa especialidade.',
  'outside-hours': 'Ficaria fora do horário de atendimento.',
};

export async function showPreview(
  { desk }: WebDeps,
  request: FastifyRequest,
  { doctors, stranded, weeks, findings }: RulesPreview,
): Promise<ShownPreview> {
  const mayName = principal(request).permissions.has('agenda:read');
  const names = new Map((await desk.office.doctors.list()).map((row) => [row.id, row]));
  return {
    doctors: [...doctors],
    stranded: stranded.map(({ appointmentId, protocol, patientName, doctorId, date, time, why }) => ({
      id: appointmentId,
      protocol,
      patientName: mayName ? patientName : null,
      doctorId,
      doctorName: names.get(doctorId)?.name ?? doctorId,
      doctorGender: names.get(doctorId)?.gender ?? 'm',
      date,
      time,
      why: WHY[why],
    })),
    weeks: [...weeks],
    findings: [...findings],
  };
}
