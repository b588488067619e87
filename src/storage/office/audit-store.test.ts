import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../..');

/** Every line of the program, tests apart, that names the table. */
const mentions = globSync('**/*.ts', { cwd: source })
  .filter((file) => !/\.test(-support)?\.ts$/.test(file))
  .flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .filter((line) => /\baudit_log\b/.test(line))
      .map((line) => ({ file: file.replaceAll('\\', '/'), line: line.trim() })),
  );

/** What may be said of it: that there is such a table, that a row is added, that rows are read. */
const HARMLESS = [
  /^audit_log: (office\.AuditLogTable;|\{)$/,
  /insertInto\('audit_log'\)/,
  /selectFrom\('audit_log'\)/,
  /expressionBuilder<Tables, 'audit_log'>/,
];

test('no statement of the program changes or deletes what was written down', () => {
  expect(mentions.filter(({ line }) => !HARMLESS.some((form) => form.test(line)))).toEqual([]);
});

test('rows are added in one place, and never overwrite others', () => {
  const adding = mentions.filter(({ line }) => line.includes('insertInto'));
  expect(adding.map(({ file }) => file)).toEqual(['storage/office/audit-store.ts']);
  const store = readFileSync(join(source, 'storage/office/audit-store.ts'), 'utf8');
  expect(store).not.toMatch(/onConflict|onDuplicateKeyUpdate|replaceInto|updateTable|deleteFrom/);
});
