import type { FastifyRequest } from 'fastify';
import type { ImportReport } from '../../office/csv/import-report.ts';
import { readCsv, type CsvFormat, type CsvRow } from '../../office/csv/read-csv.ts';
import type { RuleChange, RuleOutcome } from '../../office/rules/change-rules.ts';
import { audit } from '../audit.ts';
import type { RuleImportReport } from '../contract/doctors.ts';
import type { WebDeps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { showPreview } from './rules-answer.ts';

/** @throws {Problem} when the file as a whole makes no sense */
export function readLines<Key extends string, Row>(
  csv: string,
  format: CsvFormat<Key, Row>,
): readonly CsvRow<Row>[] {
  const read = readCsv(csv, format);
  if (read.kind === 'read') return read.rows;
  throw new Problem(400, 'unreadable-csv', 'O arquivo não pôde ser lido.', read.why);
}

interface Imported<T> {
  readonly change: RuleChange;
  readonly outcome: RuleOutcome<T>;
  readonly kind: string;
  /** Of what was written. */
  readonly idsOf: (imported: T) => readonly string[];
}

/** The report of an import of rules; what was saved is audited and told to all screens. */
export async function answerImport<T extends { readonly report: ImportReport }>(
  deps: WebDeps,
  request: FastifyRequest,
  { change, outcome, kind, idsOf }: Imported<T>,
): Promise<RuleImportReport> {
  if (outcome.kind !== 'changed' || outcome.after === null)
    throw new Error('an import is never refused as a whole');
  const { after, preview } = outcome;
  const { rows, totals } = after.report;
  const ids = idsOf(after).slice(0, 500);
  if (change.save && ids.length > 0) {
    await audit(deps, request, {
      action: `${kind}.import`,
      subject: { kind, id: null },
      details: { totals, ids },
    });
    deps.live.publish({ type: 'clinic' });
  }
  return { rows: [...rows], totals, preview: await showPreview(deps, request, preview) };
}
