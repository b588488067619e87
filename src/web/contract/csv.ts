import { z } from 'zod';
import { ROW_OUTCOMES } from '../../office/csv/import-report.ts';

/** What an import is asked with: first `dryRun`, which changes nothing and reports the same. */
export const csvImport = z.object({
  csv: z.string().min(1).describe('the file as text: a header and rows, separated by ; , or tab'),
  dryRun: z.boolean().default(true).describe('only report what would be done'),
});
export type CsvImport = z.input<typeof csvImport>;

const total = z.number().int();

export const importReport = z.object({
  rows: z.array(
    z.object({
      line: z.number().int().describe('as a spreadsheet counts: the header is line 1'),
      outcome: z.enum(ROW_OUTCOMES),
      why: z.string().nullable(),
    }),
  ),
  totals: z.object({ created: total, changed: total, unchanged: total, refused: total }),
});
export type ImportReport = z.infer<typeof importReport>;
