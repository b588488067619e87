import { formatReport, importLegacy, openStorage } from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { Finding, WrongUsage } from './exit.ts';
import { systemIds } from './ids.ts';
import { openReadyStorage } from './serve.ts';

export async function migrateCommand(): Promise<void> {
  const { settings, log } = settingsAndLog();
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now: Date.now, log });
  try {
    const applied = await storage.migrate();
    console.log(applied.length > 0 ? `applied: ${applied.join(', ')}` : 'the database is up to date');
  } finally {
    await storage.close();
  }
}

export async function demoCommand(): Promise<void> {
  const { settings, log } = settingsAndLog();
  const storage = await openReadyStorage(settings, log);
  try {
    if (!(await storage.seedDemo(Date.now())))
      throw new Finding(
        'the database already holds a clinic: nothing was changed. The demo wants an empty database.',
      );
    console.log('the demo clinic is in place');
  } finally {
    await storage.close();
  }
}

/** Brings the original system's rows over; each that could not be brought, or wants a person, is told. */
export async function importLegacyCommand(argument?: string): Promise<void> {
  const { settings, log } = settingsAndLog();
  const url = argument ?? settings.LEGACY_DATABASE_URL;
  if (!url) throw new WrongUsage('import-legacy wants the old database: set LEGACY_DATABASE_URL');
  const setting = argument === undefined ? 'LEGACY_DATABASE_URL' : 'the old database';
  const storage = await openReadyStorage(settings, log);
  try {
    const report = await importLegacy(url, storage.database, { ids: systemIds, now: Date.now, setting });
    console.log(formatReport(report));
    const lost = report.patients.problems + report.visits.problems;
    if (lost > 0)
      throw new Finding(
        `${lost} rows could not be brought; mend them in the old database and run this again`,
      );
  } finally {
    await storage.close();
  }
}
