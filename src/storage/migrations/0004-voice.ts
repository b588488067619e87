import type { TableDefinition } from './define-table.ts';

/** How callers are spoken to: the clinic's languages in their order; what each patient once chose, and when they last called. */
export const voiceTables: Readonly<Record<string, TableDefinition>> = {
  clinic_languages: {
    columns: { position: 'integer', language: 'word' },
    primaryKey: ['position'],
  },
  callers: {
    columns: { patient_id: 'id', language: 'word?', pace: 'word?', last_call_at: 'instant' },
    primaryKey: ['patient_id'],
  },
};
