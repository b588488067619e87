import type { Clinic, ClinicStore } from '../../booking/ports.ts';
import type { Database } from '../database.ts';
import { readClinic } from './read-clinic.ts';

/** How old the rules may be that a caller is served by, in milliseconds. */
const freshMs = 3_000;

/** Reads the clinic once for all who ask within a few seconds. A failed read is not kept. */
export function clinicStore(database: Database, now: () => number): ClinicStore {
  let kept: { readonly clinic: Promise<Clinic>; readonly at: number } | undefined;
  return {
    read() {
      const at = now();
      if (kept !== undefined && at - kept.at < freshMs && at >= kept.at) return kept.clinic;
      const reading = { clinic: readClinic(database, at), at };
      kept = reading;
      reading.clinic.catch(() => {
        if (kept === reading) kept = undefined;
      });
      return reading.clinic;
    },
  };
}
