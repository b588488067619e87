import { mayOverwrite } from '../../../office/rules/change-rules.ts';
import type { ClinicPolicies, PolicyStore } from '../../../office/rules/policies.ts';
import type { Database, Tx } from '../../database.ts';
import type { Flag } from '../../schema/columns.ts';
import { clockText } from '../../schema/text.ts';
import { readClinicSettings } from '../../stores/read-clinic.ts';
import { changeRules } from './change-rules.ts';

export function policyStore(database: Database): PolicyStore {
  return {
    read: () => database.read(readClinicSettings),
    update: (wanted, seen, change) =>
      changeRules<ClinicPolicies>(database, change, async (tx) => {
        const before = await readClinicSettings(tx);
        if (!mayOverwrite(seen, before, wanted)) return { kind: 'changed-meanwhile', current: before };
        await write(tx, wanted);
        return { kind: 'changed', before, after: wanted };
      }),
  };
}

async function write(tx: Tx, { name, zone, line, policies }: ClinicPolicies): Promise<void> {
  await tx
    .updateTable('clinic')
    .set({
      name,
      zone,
      require_pin: flag(line.requirePin),
      trust_caller_number: flag(line.trustCallerNumber),
      attendant_context: line.attendant.context,
      attendant_extension: line.attendant.extension,
      attendant_priority: line.attendant.priority,
      least_notice_minutes: policies.leastNoticeMinutes,
      horizon_days: policies.horizonDays,
      max_active_visits: policies.maxActiveVisits,
      max_active_visits_per_specialty: policies.maxActiveVisitsPerSpecialty,
      cancel_deadline_minutes: policies.cancelDeadlineMinutes,
      observe_optional_holidays: flag(policies.observeOptionalHolidays),
    })
    .execute();
  await writeLists(tx, line);
}

async function writeLists(tx: Tx, { languages, attendantHours }: ClinicPolicies['line']): Promise<void> {
  await tx.deleteFrom('clinic_languages').execute();
  await tx
    .insertInto('clinic_languages')
    .values(languages.map((language, position) => ({ position, language })))
    .execute();
  await tx.deleteFrom('attendant_hours').execute();
  if (attendantHours.length === 0) return;
  await tx
    .insertInto('attendant_hours')
    .values(
      attendantHours.map(({ weekday, start, end }) => ({
        weekday,
        start_clock: clockText(start),
        end_clock: clockText(end),
      })),
    )
    .execute();
}

const flag = (yes: boolean): Flag => (yes ? 1 : 0);
