/** One row that somebody should know of. */
export interface ReportLine {
  /** `problem`: not brought. `to-schedule`: brought, and needs a time. `note`: brought, with something to know. */
  readonly kind: 'problem' | 'to-schedule' | 'note';
  readonly table: 'users' | 'agendamento';
  readonly id: string;
  /** CPFs are masked. */
  readonly what: string;
  readonly remedy: string;
}

export interface Counts {
  /** Rows of the old table. */
  read: number;
  /** Brought by this run. */
  brought: number;
  /** Brought by an earlier run. */
  already: number;
  /** Could not be brought; each has a line. `read` = `brought` + `already` + `problems`. */
  problems: number;
}

export interface LegacyReport {
  readonly patients: Counts;
  readonly visits: Counts;
  readonly lines: readonly ReportLine[];
}

/** Collects the lines and keeps count while the import runs. */
export class ReportWriter {
  readonly patients: Counts = { read: 0, brought: 0, already: 0, problems: 0 };
  readonly visits: Counts = { read: 0, brought: 0, already: 0, problems: 0 };
  readonly lines: ReportLine[] = [];

  add(line: ReportLine): void {
    this.lines.push(line);
  }
}

/** The report as text, one line per row, for a terminal or a file. */
export function formatReport(report: LegacyReport): string {
  const counts = (name: string, { read, brought, already, problems }: Counts): string =>
    `${name}: ${read} read, ${brought} brought, ${already} brought before, ${problems} with problems`;
  return [
    counts('users → patients', report.patients),
    counts('agendamento → unscheduled_visits', report.visits),
    ...report.lines.map(({ kind, table, id, what, remedy }) => `${kind}\t${table} ${id}\t${what}\t${remedy}`),
  ].join('\n');
}
