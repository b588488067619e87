import { type AgiConnection, openStdioCall } from '../agi/index.ts';
import { CallRecorder } from '../office/calls/call-recorder.ts';
import { openStorage, type Storage } from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { systemIds } from './ids.ts';
import { createLineDesk, type LineDeskOptions } from './line-desk.ts';
import { Voices } from './voices.ts';

/** The caller hears nothing yet, or no more: a database that is away is given up sooner than in a server. */
const PATIENCE_MS = 2_000;

/** One call on standard input and output. The database must have been migrated (`serve` or `migrate` does). */
export async function agiCommand(): Promise<void> {
  const { settings, log } = settingsAndLog();
  const connection = await openStdioCall();
  // A hang-up comes as SIGHUP. This is a server that goes down: a word, and the caller is taken to a person.
  process.on('SIGTERM', () => connection.askToEnd(new Error('SIGTERM')));
  try {
    const options = { ids: systemIds, now: Date.now, log, retry: { totalMs: PATIENCE_MS } };
    const storage = await openStorage(settings.DATABASE_URL, options);
    try {
      await storage.assertSchema();
      await answerRecorded(connection, { settings, storage, voices: new Voices(settings), log });
    } finally {
      await storage.close();
    }
  } finally {
    // Whatever failed: an open standard input would keep this program, and the caller, waiting for nothing.
    connection.close();
  }
  // Asterisk goes on with the caller once this program has ended: nothing that a database still owes us holds it up.
  process.exit();
}

/** Answers the call, and writes down what happens in it as the server does with its own: the console shows both. */
async function answerRecorded(
  connection: AgiConnection,
  line: LineDeskOptions & { readonly storage: Pick<Storage, 'stores' | 'office'> },
): Promise<void> {
  const { storage, log } = line;
  const recorder = new CallRecorder({ store: storage.office.calls, log, now: Date.now }).start();
  try {
    await createLineDesk({ ...line, tell: (news) => recorder.tell(news) }).answer(connection);
  } finally {
    await recorder.close(PATIENCE_MS);
  }
}
