import { mayOverwrite } from '../../../office/rules/change-rules.ts';
import type { ClinicPolicies, PolicyStore } from '../../../office/rules/policies.ts';
import type { Database, Tx } from '../../database.ts';
import { clockText } from '../../schema/text.ts';
import { clinicRow } from '../../setup/clinic-rows.ts';
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

async function write(tx: Tx, wanted: ClinicPolicies): Promise<void> {
  await tx.updateTable('clinic').set(clinicRow(wanted)).execute();
  await writeLists(tx, wanted.line);
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
