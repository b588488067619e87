import type { TableDefinition } from './define-table.ts';

/** What `import-legacy` brings: visits that never had a time, and what became of each row of the old system. */
export const legacyTables: Readonly<Record<string, TableDefinition>> = {
  unscheduled_visits: {
    columns: {
      id: 'id',
      patient_id: 'id',
      doctor_id: 'id',
      specialty_id: 'id',
      local_date: 'date',
      confirmed: 'flag',
      status: 'word',
      source: 'word',
      created_at: 'instant',
    },
    primaryKey: ['id'],
    indexes: {
      unscheduled_visits_by_patient: ['patient_id', 'local_date'],
      unscheduled_visits_open: ['status', 'local_date'],
    },
  },
  legacy_import: {
    columns: {
      source_table: 'word',
      source_id: 'word',
      target_id: 'id?',
      problem: 'text?',
      fingerprint: 'word',
      imported_at: 'instant',
    },
    primaryKey: ['source_table', 'source_id'],
    indexes: { legacy_import_by_target: ['target_id'] },
  },
};
