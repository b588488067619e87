import { openStorage } from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { Finding } from './exit.ts';
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
      throw new Finding('the database already holds a clinic: nothing was changed. The demo wants an empty database.');
    console.log('the demo clinic is in place');
  } finally {
    await storage.close();
  }
}

export async function importLegacyCommand(_url: string): Promise<void> {
  throw new Finding('not yet');
}
