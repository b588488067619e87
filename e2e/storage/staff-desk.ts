/** The staff at work on a database: the times, people and shorthand of their suites. */
import { beforeAll, beforeEach } from 'vitest';
import type { Hold } from '../../src/booking/ports.ts';
import type { Asked } from '../../src/office/agenda/asked.ts';
import { bookVisit, type BookingOutcome } from '../../src/office/agenda/book-visit.ts';
import { changeStatus, type StatusWish } from '../../src/office/agenda/change-status.ts';
import { doctorsFor, freeTimes } from '../../src/office/agenda/free-times.ts';
import type { Spot } from '../../src/office/agenda/place.ts';
import type { StaffVisit } from '../../src/office/agenda/ports.ts';
import { visitHistory } from '../../src/office/agenda/visit-history.ts';
import type { Office } from '../../src/office/desk.ts';
import { PERMISSIONS, type Principal } from '../../src/office/principal.ts';
import type { Offer } from '../../src/scheduling/types.ts';
import type { Storage } from '../../src/storage/index.ts';
import { openDemo, type TestEngine } from './engines.ts';
import { addPatients, holdOf, now, place, testIds } from './fixtures.ts';

/** It is 05:00 in Fortaleza. */
export const today = '2027-01-04';
export const nine = 9 * 60;
export const rafael = 'rafael-costa';
export const juliana = 'juliana-silva';

export const staff = (id: string, change: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id,
  name: id,
  permissions: new Set(PERMISSIONS),
  doctorId: null,
  ...change,
});
export const ana = staff('ana');

let changes = 0;
/** Sorted as they were made: the clock of most tests stands still. */
const nextChange = () => `change-${String((changes += 1)).padStart(6, '0')}`;
export const asked = (by: Principal = ana, changeId: string = nextChange()): Asked => ({ by, changeId });

/** A time with Dr. Rafael today. */
export const spot = (minute: number, change: Partial<Spot> = {}): Spot => ({
  doctorId: rafael,
  date: today,
  minute,
  encaixe: false,
  ...change,
});
export const seen = ({ doctorId, date, minute }: StaffVisit) => ({ doctorId, date, minute });

/** Opened before the suite's tests; each of them begins with an empty agenda. */
export class StaffDesk {
  readonly #clock = { at: now, now: () => this.#clock.at };
  #storage: Storage | null = null;

  constructor(engine: TestEngine) {
    beforeAll(() => this.#open(engine));
    beforeEach(() => this.#clear());
  }

  get storage(): Storage {
    if (this.#storage === null) throw new Error('the database is opened before the tests');
    return this.#storage;
  }

  get office(): Office {
    const { stores, office } = this.storage;
    return { stores, office, clock: this.#clock, ids: testIds, random: Math.random };
  }

  /** What time it is, epoch milliseconds. */
  set time(at: number) {
    this.#clock.at = at;
  }

  async #open(engine: TestEngine): Promise<void> {
    this.#storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
    await addPatients(this.#storage, ['p1', 'p2', 'p3']);
    const user = { id: 'ana', login: 'ana', name: 'Ana', role: 'receptionist', doctorId: null } as const;
    const secrets = { passwordHash: '', mustChangePassword: false, totpSecret: null, totpStep: null };
    await this.#storage.office.users.insert({ ...user, ...secrets, active: true, lastLoginAt: null }, now);
  }

  async #clear(): Promise<void> {
    this.time = now;
    await this.storage.database.write(async (tx) => {
      await tx.deleteFrom('slot_claims').execute();
      await tx.deleteFrom('appointments').execute();
      await tx.deleteFrom('appointment_events').execute();
      await tx.deleteFrom('absences').execute();
      await tx.deleteFrom('calendar_feeds').execute();
    });
  }

  book(patientId: string, at: Spot, how: Asked = asked()): Promise<BookingOutcome> {
    return bookVisit(this.office, { patientId, specialtyId: 'dermatologia', spot: at }, how);
  }

  async booked(patientId: string, at: Spot): Promise<StaffVisit> {
    const outcome = await this.book(patientId, at);
    if (outcome.kind !== 'booked') throw new Error(`not booked: ${outcome.kind}`);
    return outcome.visit;
  }

  mark(visit: StaffVisit, status: StatusWish['status'], how: Asked = asked()) {
    const wish = { id: visit.id, expected: visit.status, seen: null, status };
    return changeStatus(this.office, wish, how);
  }

  /** How many ticks are taken, by lane and visit. */
  async claims(): Promise<Record<string, number>> {
    const rows = await this.storage.database.read((db) => db.selectFrom('slot_claims').selectAll().execute());
    const owners = Map.groupBy(rows, (row) => `${row.lane} ${row.appointment_id ?? 'held'}`);
    return Object.fromEntries([...owners].map(([owner, ticks]) => [owner, ticks.length]));
  }

  /** What happened to a visit. */
  async kinds(id: string): Promise<string[]> {
    return (await visitHistory(this.office, id)).map(({ kind }) => kind);
  }

  /** As the telephone would offer it. */
  async offerAt(minute: number): Promise<Offer> {
    const clinic = await this.office.stores.clinic.read();
    const doctors = doctorsFor(clinic, 'dermatologia', rafael);
    const times = await freeTimes(this.office, clinic, { doctors, first: today, last: today });
    const offer = times.find((time) => time.minute === minute);
    if (offer === undefined) throw new Error(`${minute} is not free`);
    return offer;
  }

  /** A caller hears of this time, and has it for a minute. */
  async heldByCaller(minute: number): Promise<Hold> {
    const hold = holdOf(await this.offerAt(minute));
    if ((await place(this.office.stores, hold)) !== 'held') throw new Error(`${minute} was taken`);
    return hold;
  }
}
