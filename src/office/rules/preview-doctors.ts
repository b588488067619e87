import type { Clinic } from '../../booking/ports.ts';
import type { Doctor } from '../../scheduling/types.ts';

/** The doctors whose time, or whose visits, are not the same under both rules; names apart. */
export function touchedDoctors(before: Clinic, after: Clinic): readonly Doctor[] {
  const doctors = new Map([...before.doctors, ...after.doctors].map((doctor) => [doctor.id, doctor]));
  const [old, young] = [rulesByDoctor(before), rulesByDoctor(after)];
  return [...doctors.values()].filter(({ id }) => old.get(id) !== young.get(id));
}

const nameless = (row: { readonly name: string }): object => ({ ...row, name: null });

/** All that says when visits with a doctor may be, as text. */
function rulesByDoctor(clinic: Clinic): ReadonlyMap<string, string> {
  const { leastNoticeMinutes, horizonDays, observeOptionalHolidays } = clinic.policies;
  const hours = Map.groupBy(clinic.workingHours, ({ doctorId }) => doctorId);
  const absences = Map.groupBy(clinic.absences, ({ doctorId }) => doctorId);
  const zones = new Map(clinic.locations.map(({ id, zone }) => [id, zone]));
  const visits = new Map(clinic.specialties.map((row) => [row.id, nameless(row)]));
  return new Map(
    clinic.doctors.map(({ id, specialtyIds }) => {
      const theirs = hours.get(id) ?? [];
      const places = new Set<string | null>([null, ...theirs.map(({ locationId }) => locationId)]);
      const rules = [
        specialtyIds.map((specialty) => visits.get(specialty) ?? specialty),
        theirs.map((row) => [row, zones.get(row.locationId)]),
        absences.get(id) ?? [],
        clinic.holidays.filter(({ locationId }) => places.has(locationId)).map(nameless),
        [leastNoticeMinutes, horizonDays, observeOptionalHolidays],
      ];
      return [id, JSON.stringify(rules)];
    }),
  );
}
