import type { Tx } from '../database.ts';
import { instantText } from '../schema/text.ts';

type SourceTable = 'users' | 'agendamento';

/** What is already known of a row of the old system. */
export interface Entry {
  readonly targetId: string | null;
  readonly fingerprint: string;
}

/** What became of each of these rows in earlier runs. */
export async function readEntries(
  tx: Tx,
  table: SourceTable,
  ids: readonly string[],
): Promise<Map<string, Entry>> {
  const rows = await tx
    .selectFrom('legacy_import')
    .select(['source_id', 'target_id', 'fingerprint'])
    .where('source_table', '=', table)
    .where('source_id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [row.source_id, { targetId: row.target_id, fingerprint: row.fingerprint }]),
  );
}

export interface Result extends Entry {
  readonly id: string;
  readonly problem: string | null;
}

/** Writes down what became of a row, over what was known before. */
export async function writeEntry(tx: Tx, table: SourceTable, result: Result, now: number): Promise<void> {
  const { id, targetId, problem, fingerprint } = result;
  await tx
    .deleteFrom('legacy_import')
    .where('source_table', '=', table)
    .where('source_id', '=', id)
    .execute();
  const row = { source_table: table, source_id: id, target_id: targetId, problem, fingerprint };
  await tx
    .insertInto('legacy_import')
    .values({ ...row, imported_at: instantText(now) })
    .execute();
}
