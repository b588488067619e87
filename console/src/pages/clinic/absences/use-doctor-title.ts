import type { FreeSpot } from '../../../../../src/web/contract/absences.ts';
import { useClinic } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';

/** How the doctor of a time is called: `Dra. Juliana Silva`. */
export function useDoctorTitle(): (spot: FreeSpot) => string {
  const doctors = useClinic().data?.doctors ?? [];
  return ({ doctorId, doctorName }) => {
    const doctor = doctors.find(({ id }) => id === doctorId);
    return doctor === undefined ? doctorName : doctorTitle(doctor);
  };
}
