import type { Database } from '../database.ts';
import { instantText } from '../schema/text.ts';

/** Gives the patient with this CPF a PIN (its hash, see booking's `pin.ts`). False when there is no such patient. */
export async function setPin(
  database: Database,
  cpf: string,
  pinHash: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database.write((tx) =>
    tx
      .updateTable('patients')
      .set({ pin_hash: pinHash, updated_at: instantText(now) })
      .where('cpf', '=', cpf)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}
