/** What the form of an absence holds, and what of it does not serve. */
import type { FormRulesRecord } from '@mantine/form';
import type { Absence } from '../../../../../src/web/contract/absences.ts';
import { isClock, tidyClock } from '../hours/hours-values.ts';
import type { AbsenceState } from './use-absence-change.ts';

export interface AbsenceValues {
  doctorId: string | null;
  from: string;
  fromTime: string;
  until: string;
  untilTime: string;
  reason: string;
}

const NEW: AbsenceValues = { doctorId: null, from: '', fromTime: '', until: '', untilTime: '', reason: '' };

export const valuesOf = (absence: Absence | null): AbsenceValues => {
  if (absence === null) return NEW;
  const { doctorId, from, fromTime, until, untilTime, reason } = absence;
  return {
    doctorId,
    from,
    fromTime: fromTime ?? '',
    until,
    untilTime: untilTime ?? '',
    reason: reason ?? '',
  };
};

export const stateOf = (values: AbsenceValues): AbsenceState => ({
  doctorId: values.doctorId ?? '',
  from: values.from,
  fromTime: timeOf(values.fromTime),
  until: values.until,
  untilTime: timeOf(values.untilTime),
  reason: values.reason.trim() === '' ? null : values.reason,
});

const timeOf = (typed: string): string | null => (typed.trim() === '' ? null : tidyClock(typed));

const noTime = (time: string): string | null =>
  time.trim() === '' || (isClock(time) && tidyClock(time) !== '24:00')
    ? null
    : 'Uma hora como 14:00, de cinco em cinco minutos.';

export const ABSENCE_RULES: FormRulesRecord<AbsenceValues> = {
  doctorId: (id) => (id === null ? 'Escolha quem se ausenta.' : null),
  from: (date) => (date === '' ? 'Escolha o primeiro dia.' : null),
  fromTime: noTime,
  until: (date, { from }) =>
    date === '' ? 'Escolha o último dia.' : date < from ? 'Termina antes de começar.' : null,
  untilTime: noTime,
};
