import type { Database, Tx } from '../database.ts';
import { fingerprint, text } from './cells.ts';
import { readEntries, writeEntry } from './ledger.ts';
import type { Counts, ReportLine, ReportWriter } from './report.ts';
import type { LegacyRow } from './source.ts';

/** What becomes of one row. */
export type Brought =
  | { readonly targetId: string; readonly line: Omit<ReportLine, 'table' | 'id'> | null }
  | { readonly targetId: null; readonly problem: string; readonly remedy: string };

export interface TableImport {
  readonly table: 'users' | 'agendamento';
  readonly rows: readonly LegacyRow[];
  /** The columns whose change since an earlier run must be told. */
  readonly columns: readonly string[];
  readonly bring: (tx: Tx, row: LegacyRow) => Promise<Brought>;
}

export interface ImportContext {
  readonly database: Database;
  readonly now: number;
  readonly report: ReportWriter;
  /** Called before each batch. */
  readonly renew: () => Promise<void>;
}

const batchRows = 100;

interface BatchResult {
  readonly lines: readonly ReportLine[];
  readonly counts: Counts;
}

/** Brings a table in batches, each one transaction with its ledger: a crash loses nothing and repeats nothing. */
export async function importTable(context: ImportContext, work: TableImport): Promise<void> {
  const { report, database } = context;
  const total = work.table === 'users' ? report.patients : report.visits;
  for (let from = 0; from < work.rows.length; from += batchRows) {
    await context.renew();
    const rows = work.rows.slice(from, from + batchRows);
    const { lines, counts } = await database.write((tx) => importBatch(tx, context.now, work, rows));
    for (const line of lines) report.add(line);
    for (const key of ['read', 'brought', 'already', 'problems'] as const) total[key] += counts[key];
  }
}

async function importBatch(
  tx: Tx,
  now: number,
  { table, columns, bring }: TableImport,
  rows: readonly LegacyRow[],
): Promise<BatchResult> {
  const counts: Counts = { read: rows.length, brought: 0, already: 0, problems: 0 };
  const lines: ReportLine[] = [];
  const known = await readEntries(
    tx,
    table,
    rows.map((row) => text(row, 'id')),
  );
  for (const row of rows) {
    const id = text(row, 'id');
    const print = fingerprint(row, columns);
    const before = known.get(id);
    if (before !== undefined && before.targetId !== null) {
      counts.already += 1;
      if (before.fingerprint !== print) lines.push({ table, id, ...changedSince });
      continue;
    }
    const result = await bring(tx, row);
    counts[result.targetId === null ? 'problems' : 'brought'] += 1;
    const line = lineOf(result);
    if (line !== null) lines.push({ table, id, ...line });
    const problem = result.targetId === null ? result.problem : null;
    await writeEntry(tx, table, { id, targetId: result.targetId, problem, fingerprint: print }, now);
  }
  return { lines, counts };
}

const changedSince = {
  kind: 'note',
  what: 'was brought before, and has changed in the old system since (or this is another database)',
  remedy: 'compare the two by hand',
} as const;

function lineOf(result: Brought): Omit<ReportLine, 'table' | 'id'> | null {
  if (result.targetId !== null) return result.line;
  return { kind: 'problem', what: result.problem, remedy: result.remedy };
}
