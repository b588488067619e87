import type { CallbackRequest, CallbackStore } from '../../booking/ports.ts';
import type { Database } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { instantText } from '../schema/text.ts';

/** People the clinic is to call back. */
export function callbackStore(database: Database): CallbackStore {
  return { add: (request) => add(database, request) };
}

/** Asked again with the same id (a COMMIT that went through unseen), it is there already. */
async function add(database: Database, request: CallbackRequest): Promise<void> {
  const row = {
    id: request.id,
    patient_id: request.patientId,
    phone: request.phone,
    reason: request.reason,
    call_id: request.callId,
    requested_at: instantText(request.requestedAt),
    handled_at: null,
  };
  try {
    await database.read((db) => db.insertInto('callback_requests').values(row).execute());
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
