import { openStdioCall } from '../agi/index.ts';
import { openStorage } from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { systemIds } from './ids.ts';
import { createLineDesk } from './line-desk.ts';
import { Voices } from './voices.ts';

/** The caller hears nothing yet: a database that is away is given up sooner than in a server. */
const PATIENCE_MS = 2_000;

/** One call on standard input and output. The database must have been migrated (`serve` or `migrate` does). */
export async function agiCommand(): Promise<void> {
  const { settings, log } = settingsAndLog();
  const connection = await openStdioCall();
  try {
    const options = { ids: systemIds, now: Date.now, log, retry: { totalMs: PATIENCE_MS } };
    const storage = await openStorage(settings.DATABASE_URL, options);
    try {
      await storage.assertSchema();
      await createLineDesk({ settings, storage, voices: new Voices(settings), log }).answer(connection);
    } finally {
      await storage.close();
    }
  } finally {
    // Whatever failed: an open standard input would keep this program, and the caller, waiting for nothing.
    connection.close();
  }
}
