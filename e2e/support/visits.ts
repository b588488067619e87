/** Lúcia's visits, before a call and after it. */
import { expect } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { heldClaims, visitsOf } from './expect-call.ts';
import { bookFor, LUCIA } from './small-clinic.ts';

/** A time to be booked beforehand. */
export const visit = (date: string, hour: number, doctorId = 'rafael-costa') => ({
  doctorId,
  date,
  minute: hour * 60,
});

/** Makes these visits Lúcia's. */
export const withVisits =
  (...visits: ReturnType<typeof visit>[]) =>
  (storage: Storage) =>
    bookFor(storage, LUCIA.id, visits);

/** What is left of a visit in its table. */
export const row = (local_date: string, local_time: string, status: string, doctor_id = 'rafael-costa') => ({
  doctor_id,
  local_date,
  local_time,
  status,
});

/** These are all of Lúcia's visits, and nothing is held. */
export const left =
  (...rows: ReturnType<typeof row>[]) =>
  async (storage: Storage) => {
    expect(await visitsOf(storage, LUCIA.id)).toEqual(rows);
    expect(await heldClaims(storage)).toEqual([]);
  };
