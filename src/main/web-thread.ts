/**
 * The web in a thread of its own: whatever staff and programs ask, and however long a report takes, no caller's key
 * waits for it. It reads the database by itself; of calls it hears what the line's thread tells.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from './log.ts';
import type { CallNews } from '../office/calls/call-news.ts';
import { startWeb } from './web.ts';
import type { FromWebThread, WebThreadData } from './web-thread-messages.ts';

const { settings, agiPort } = workerData as WebThreadData;
const log = createLog(settings.LOG_LEVEL);
const answer = (message: FromWebThread) => parentPort?.postMessage(message);

process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));

try {
  const web = await startWeb({ settings, agiPort, log });
  parentPort?.on('message', (message: CallNews | 'close') => {
    if (message !== 'close') return web.tell(message);
    void web.close().finally(() => {
      answer({ kind: 'closed' });
      parentPort?.close();
    });
  });
  answer({ kind: 'listening', port: web.port, firstPassword: web.firstPassword });
} catch (error) {
  answer({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  parentPort?.close();
}
