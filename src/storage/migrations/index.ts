import type { Engine } from '../database.ts';
import { clinicTables } from './0001-clinic.ts';
import { agendaTables } from './0002-agenda.ts';
import { legacyTables } from './0003-legacy.ts';
import { voiceTables } from './0004-voice.ts';
import { bookedBy, fillBookedBy, officeIndexes, officeTables } from './0005-office.ts';
import { addColumn, createIndex, createTable, type TableDefinition } from './define-table.ts';

/** One step of the schema. Its statements bear being run again: a crash between two of them heals on the next run. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  statements(engine: Engine): string[];
}

const tables = (
  version: number,
  name: string,
  definitions: Readonly<Record<string, TableDefinition>>,
): Migration => ({
  version,
  name,
  statements: (engine) =>
    Object.entries(definitions).flatMap(([table, definition]) => createTable(engine, table, definition)),
});

/** The office's own tables, and what it needs of those that were there. */
const office = tables(5, 'office', officeTables);

/** In order; a released one is never changed, only followed. */
export const migrations: readonly Migration[] = [
  tables(1, 'clinic', clinicTables),
  tables(2, 'agenda', agendaTables),
  tables(3, 'legacy', legacyTables),
  tables(4, 'voice', voiceTables),
  {
    ...office,
    statements: (engine) => [
      ...office.statements(engine),
      addColumn(engine, bookedBy),
      fillBookedBy,
      ...officeIndexes.map((index) => createIndex(engine, index)),
    ],
  },
];
