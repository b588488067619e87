/** Writes the large clinic into an empty database that has its tables, the quickest way its engine has. */
import { DatabaseSync } from 'node:sqlite';
import type { SqlServer } from '../../e2e/support/sql-server.ts';
import { calls, CLINIC, type Row, type Rows, visits } from './large-clinic.ts';

const BATCH = 5_000;

/** Takes rows of a table, all with the same columns. */
type Insert = (table: string, rows: readonly Row[]) => Promise<void>;

async function fill(insert: Insert): Promise<void> {
  for (const [table, rows] of Object.entries(CLINIC)) await insert(table, rows);
  let appointments: Row[] = [];
  let events: Row[] = [];
  const flush = async () => {
    await insert('appointments', appointments);
    await insert('appointment_events', events);
    appointments = [];
    events = [];
  };
  for (const { appointment, events: own } of visits()) {
    appointments.push({ ...appointment });
    events.push(...own.map((event) => ({ ...event })));
    if (appointments.length >= BATCH) await flush();
  }
  await flush();
  await inBatches(insert, 'calls', calls() as unknown as Rows);
}

async function inBatches(insert: Insert, table: string, rows: Rows): Promise<void> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await insert(table, batch);
    batch = [];
  }
  await insert(table, batch);
}

function statementFor(table: string, row: Row): string {
  const columns = Object.keys(row);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
}

export async function fillSqlite(file: string): Promise<void> {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-500000');
  await fill(async (table, rows) => {
    const [first] = rows;
    if (first === undefined) return;
    const statement = db.prepare(statementFor(table, first));
    db.exec('BEGIN');
    for (const row of rows) statement.run(...Object.values(row));
    db.exec('COMMIT');
  });
  db.close();
}

export async function fillMariadb(server: SqlServer, database: string): Promise<void> {
  const connection = await server.connect(database);
  await fill(async (table, rows) => {
    const [first] = rows;
    if (first === undefined) return;
    await connection.batch(
      statementFor(table, first),
      rows.map((row) => Object.values(row)),
    );
  });
  // As the server does by itself, in its own time.
  await connection.query('ANALYZE TABLE appointments, appointment_events, calls');
  await connection.end();
}
