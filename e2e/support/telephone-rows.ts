import type { Storage } from '../../src/storage/index.ts';

/** What stands in the database's tables, read and changed as an operator would. */
export class Rows {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** All visits, soonest first. */
  appointments() {
    return this.#storage.database.read((sql) =>
      sql.selectFrom('appointments').selectAll().orderBy('starts_at').execute(),
    );
  }

  /** Times held by calls. */
  holds() {
    return this.#storage.database.read((sql) =>
      sql.selectFrom('slot_claims').selectAll().where('hold_id', 'is not', null).execute(),
    );
  }

  /** How many ticks of five minutes a visit has taken. */
  async ticksOf(appointmentId: string): Promise<number> {
    const rows = await this.#storage.database.read((sql) =>
      sql.selectFrom('slot_claims').select('tick').where('appointment_id', '=', appointmentId).execute(),
    );
    return rows.length;
  }

  /** What was done to visits, and by whom, in order. */
  changes() {
    return this.#storage.database.read((sql) =>
      sql
        .selectFrom('appointment_events')
        .select(['appointment_id', 'kind', 'actor_kind', 'actor_id'])
        .orderBy('at')
        .execute(),
    );
  }

  callbackRequests() {
    return this.#storage.database.read((sql) =>
      sql.selectFrom('callback_requests').select(['patient_id', 'phone', 'reason', 'requested_at']).execute(),
    );
  }

  /** Telephones that a patient has called from, and that nobody registered. */
  async rememberedPhones(patientId: string): Promise<string[]> {
    const rows = await this.#storage.database.read((sql) =>
      sql
        .selectFrom('patient_phones')
        .select('phone')
        .where('patient_id', '=', patientId)
        .where('registered', '=', 0)
        .execute(),
    );
    return rows.map(({ phone }) => phone);
  }

  /** An agenda without visits, callers without a past. */
  async clear(): Promise<void> {
    await this.#storage.database.write(async (tx) => {
      for (const table of ['slot_claims', 'appointments', 'appointment_events', 'agenda_days'] as const)
        await tx.deleteFrom(table).execute();
      for (const table of ['throttles', 'callback_requests', 'callers'] as const)
        await tx.deleteFrom(table).execute();
      await tx.deleteFrom('patient_phones').where('registered', '=', 0).execute();
    });
  }
}
