import { gaveUp, type Ending, type NamedCall } from '../../office/calls/calls.ts';
import type { Moment as KeptMoment } from '../../office/calls/transcript.ts';
import type { Principal } from '../../office/principal.ts';
import type { Call, Endings, Moment } from '../contract/calls.ts';
import type { TreeStep } from '../contract/phone.ts';

/** Calls as the console shows them: questions in the clinic's words, names for who may see patients. */
export function callWords(tree: readonly TreeStep[]) {
  const questions = tree.map(({ id, group, label }) => ({
    id,
    words: group === '' || label.startsWith(group) ? label : `${group}: ${label}`,
  }));
  const known = new Map(questions.map((question) => [question.id, question]));
  const question = (id: string) => known.get(id) ?? { id, words: id };

  const call = (shown: NamedCall, who: Principal): Call => {
    const { patientId, patientName, question: at, ...rest } = shown;
    const name = who.permissions.has('patients:read') ? patientName : null;
    return {
      ...rest,
      patient: patientId === null ? null : { id: patientId, name },
      question: at === null ? null : question(at),
      gaveUp: gaveUp(shown),
    };
  };

  const moment = (kept: KeptMoment): Moment => {
    if (kept.kind === 'asked') return { ...kept, question: question(kept.question) };
    if (kept.kind !== 'heard') return kept;
    const { at, kind, keys, ended } = kept;
    return { at, kind, keys, ended };
  };

  const endings = (found: readonly Ending[]): Endings => {
    const rows = [...Map.groupBy(found, (ending) => ending.question)].map(([id, of]) => ({
      question: id === null ? null : question(id),
      calls: sum(of),
      gaveUp: sum(of.filter((ending) => ending.outcome === 'hung-up' && !ending.served)),
      outcomes: Object.fromEntries(
        [...Map.groupBy(of, ({ outcome }) => outcome)].map(([outcome, some]) => [outcome, sum(some)]),
      ),
    }));
    rows.sort((one, other) => other.gaveUp - one.gaveUp || other.calls - one.calls);
    return { calls: sum(rows), gaveUp: rows.reduce((total, row) => total + row.gaveUp, 0), questions: rows };
  };

  return { questions, call, moment, endings };
}

const sum = (of: readonly { readonly calls: number }[]): number =>
  of.reduce((total, { calls }) => total + calls, 0);
