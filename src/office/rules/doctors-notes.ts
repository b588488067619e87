import type { DoctorRecord } from './doctors.ts';

/** A state's council gives a number once: the second is a slip of whoever copied the first. */
export function sameCouncilNumber(doctors: readonly DoctorRecord[], doctor: DoctorRecord): readonly string[] {
  return doctors
    .filter(({ id, crm, crmUf }) => id !== doctor.id && crm === doctor.crm && crmUf === doctor.crmUf)
    .map(
      ({ name, gender, crm, crmUf }) =>
        `O CRM ${crm}/${crmUf} já é ${gender === 'f' ? 'da Dra.' : 'do Dr.'} ${name}: confira o número.`,
    );
}
