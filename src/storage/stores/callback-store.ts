import type { CallbackRequest, CallbackStore } from '../../booking/ports.ts';
import type { Database } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import { holdPatients } from '../privacy/patients-now.ts';
import { instantText } from '../schema/text.ts';

/** People the clinic is to call back. */
export function callbackStore(database: Database): CallbackStore {
  return { add: (request) => add(database, request) };
}

/**
 * Asked again with the same id (a COMMIT that went through unseen), it is there already. Of somebody who was erased while
 * they were on the line it is nobody's: whom to call, and no more.
 */
async function add(database: Database, request: CallbackRequest): Promise<void> {
  const row = {
    id: request.id,
    phone: request.phone,
    reason: request.reason,
    call_id: request.callId,
    requested_at: instantText(request.requestedAt),
    handled_at: null,
  };
  try {
    await database.write(async (tx) => {
      const { patientId } = request;
      const patient = patientId === null ? null : (await holdPatients(tx, [patientId])).get(patientId);
      await tx
        .insertInto('callback_requests')
        .values({ ...row, patient_id: patient?.id ?? null })
        .execute();
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
