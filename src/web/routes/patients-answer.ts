import { readBirthDate } from '../../booking/birth-date.ts';
import { maskCpf } from '../../booking/cpf.ts';
import { maskPhone } from '../../booking/phone-number.ts';
import type { MergePreview } from '../../office/patients/merge.ts';
import type { ListedPatient, PatientRecord } from '../../office/patients/patient.ts';
import type { Found } from '../../office/patients/registry.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import type * as contract from '../contract/patients.ts';
import type { WebDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';

interface DoctorNamed {
  readonly doctorName: string;
  readonly gender: 'f' | 'm';
}

const doctorOf = ({ doctorName, gender }: DoctorNamed): string =>
  `${gender === 'f' ? 'Dra.' : 'Dr.'} ${doctorName}`;

/** As lists show a patient: masked. */
export const toSummary = ({
  id,
  name,
  cpf,
  birthDate,
  phones,
  nextVisit,
}: ListedPatient): contract.PatientSummary => ({
  id,
  name,
  cpf: maskCpf(cpf),
  birthDate,
  phones: phones.map(maskPhone),
  nextVisit:
    nextVisit === null ? null : { date: nextVisit.date, time: nextVisit.time, doctor: doctorOf(nextVisit) },
});

/** As a patient's own page shows it: whole. */
export const toPatient = ({ sheet, visits, unscheduled }: PatientRecord): contract.Patient => ({
  sheet: toSheet(sheet),
  visits: visits.map(({ doctorName, gender, ...visit }) => ({
    ...visit,
    doctor: doctorOf({ doctorName, gender }),
  })),
  unscheduled: unscheduled.map(({ doctorName, gender, ...visit }) => ({
    ...visit,
    doctor: doctorOf({ doctorName, gender }),
  })),
});

export const toSheet = (sheet: PatientRecord['sheet']): contract.PatientSheet => ({
  ...sheet,
  phones: [...sheet.phones],
});

export const toPreview = ({
  from,
  into,
  moves,
  conflicts,
  version,
}: MergePreview): contract.MergePreview => ({
  from: toSheet(from),
  into: toSheet(into),
  moves,
  conflicts: conflicts.map((conflict) => ({
    date: conflict.date,
    from: { time: conflict.from.time, doctor: doctorOf(conflict.from) },
    into: { time: conflict.into.time, doctor: doctorOf(conflict.into) },
  })),
  version,
});

export const noPatient = (): Problem => notFound('Esse paciente');

/** The record of whom was asked for. @throws {Problem} when there is none */
export function present(found: Found): PatientRecord {
  switch (found.kind) {
    case 'found':
      return found.record;
    case 'merged':
      throw new Problem(
        410,
        'merged',
        'Esse cadastro foi unido a outro.',
        'Abra o cadastro que ficou; está tudo lá.',
        { intoId: found.intoId },
      );
    case 'gone':
      throw noPatient();
  }
}

export function isDone(outcome: 'done' | 'gone'): void {
  if (outcome === 'gone') throw noPatient();
}

export const cpfTaken = (id: string): Problem =>
  new Problem(
    409,
    'cpf-taken',
    'Já há um paciente com esse CPF.',
    'Abra o cadastro que já existe, ou confira o CPF.',
    { patientId: id },
  );

/** The clinic's date. */
export async function clinicToday({ desk }: WebDeps): Promise<LocalDate> {
  const { zone } = await desk.stores.clinic.read();
  return todayIn(zone, desk.clock.now());
}

/** @throws {Problem} when nobody alive was born then */
export async function checkBirthDate(deps: WebDeps, date: LocalDate): Promise<void> {
  const [year, month, day] = date.split('-');
  if (readBirthDate(`${day}${month}${year}`, await clinicToday(deps)).kind === 'date') return;
  throw new Problem(
    400,
    'not-valid',
    'Há valores que não servem.',
    'Corrija os campos indicados e envie de novo.',
    {
      errors: [{ path: 'birthDate', message: 'não é uma data de nascimento possível' }],
    },
  );
}
