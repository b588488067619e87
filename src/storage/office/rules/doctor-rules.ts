import { mayOverwrite, type Changed, type RuleRefusal } from '../../../office/rules/change-rules.ts';
import { sameCouncilNumber } from '../../../office/rules/doctors-notes.ts';
import type { DoctorImport, DoctorRecord, DoctorRules } from '../../../office/rules/doctors.ts';
import type { Database, Sql, Tx } from '../../database.ts';
import { alreadyThere, freeId, notValid } from './change-ids.ts';
import { changeRules } from './change-rules.ts';
import { asRead, insertDoctor, readDoctors, updateDoctor } from './doctor-rows.ts';

export function doctorRules(database: Database): DoctorRules {
  return {
    list: () => database.read(readDoctors),
    async create(state, change) {
      const wanted = asRead(freeId(state.name, await database.read(readDoctors)), state);
      return changeRules<DoctorRecord>(database, change, async (tx) => {
        const doctors = await readDoctors(tx);
        const known = alreadyThere(doctors, wanted) ?? (await unknownSpecialty(tx, wanted));
        if (known !== null) return known;
        await insertDoctor(tx, wanted);
        return { kind: 'changed', before: null, after: wanted, notes: sameCouncilNumber(doctors, wanted) };
      });
    },
    update: (id, state, seen, change) =>
      changeRules<DoctorRecord>(
        database,
        change,
        async (tx): Promise<Changed<DoctorRecord> | RuleRefusal<DoctorRecord>> => {
          const doctors = await readDoctors(tx);
          const before = doctors.find((doctor) => doctor.id === id);
          if (before === undefined) return { kind: 'unknown' };
          const after = asRead(id, state);
          if (!mayOverwrite(seen, before, after)) return { kind: 'changed-meanwhile', current: before };
          const unknown = await unknownSpecialty(tx, after);
          if (unknown !== null) return unknown;
          await updateDoctor(tx, after);
          return { kind: 'changed', before, after, notes: sameCouncilNumber(doctors, after) };
        },
      ),
    importAll: (plan, change) =>
      changeRules<DoctorImport>(database, change, async (tx) => {
        const doctors = await readDoctors(tx);
        const planned = plan(doctors, await specialtyNames(tx));
        const written = await writeAll(tx, doctors, planned.doctors);
        return { kind: 'changed', before: null, after: { report: planned.report, doctors: written } };
      }),
  };
}

/** Those without an id are new. */
async function writeAll(
  tx: Tx,
  doctors: readonly DoctorRecord[],
  wanted: DoctorImport['doctors'],
): Promise<DoctorRecord[]> {
  const there = [...doctors];
  const written: DoctorRecord[] = [];
  for (const { id, ...state } of wanted) {
    const doctor = asRead(id === '' ? freeId(state.name, there) : id, state);
    await (id === '' ? insertDoctor(tx, doctor) : updateDoctor(tx, doctor));
    there.push(doctor);
    written.push(doctor);
  }
  return written;
}

const specialtyNames = (db: Sql) =>
  db.selectFrom('specialties').select(['id', 'name']).orderBy('position').orderBy('id').execute();

async function unknownSpecialty(tx: Tx, { specialtyIds }: DoctorRecord): Promise<RuleRefusal<never> | null> {
  const known = new Set((await specialtyNames(tx)).map(({ id }) => id));
  return specialtyIds.every((id) => known.has(id))
    ? null
    : notValid('specialtyIds', 'Uma das especialidades não existe mais. Escolha de novo.');
}
