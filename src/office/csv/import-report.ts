/** What became, or would become, of each row of a file. */

export const ROW_OUTCOMES = ['created', 'changed', 'unchanged', 'refused'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

export interface ReportRow {
  /** As a spreadsheet counts: the header's is 1. */
  readonly line: number;
  readonly outcome: RowOutcome;
  /** Why it was refused, or what changed; in Portuguese, without personal data. */
  readonly why: string | null;
}

export interface ImportReport {
  readonly rows: readonly ReportRow[];
  readonly totals: Readonly<Record<RowOutcome, number>>;
}

/** Every line once, in the file's order. */
export function importReport(rows: readonly ReportRow[]): ImportReport {
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: [...rows].sort((one, other) => one.line - other.line),
    totals: {
      created: count('created'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
    },
  };
}

export const refusedRow = (line: number, why: string): ReportRow => ({ line, outcome: 'refused', why });
