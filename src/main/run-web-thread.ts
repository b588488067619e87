import { Worker } from 'node:worker_threads';
import type { CallNews } from '../office/calls/call-news.ts';
import type { Logger } from './log.ts';
import type { Settings } from './settings.ts';
import type { FromWebThread, WebThreadData } from './web-thread-messages.ts';

/** The console and its API, in their thread. */
export interface WebThread {
  /** Where it listens, and how the first administrator comes in; rejects when it cannot. */
  readonly listening: Promise<{ readonly port: number; readonly firstPassword: string | null }>;
  tell(news: CallNews): void;
  close(): Promise<void>;
}

/** How long the web may take to finish what it is answering, milliseconds. */
const CLOSE_MS = 5_000;

/** Starts the web's thread. Whatever befalls it, the line goes on. */
export function runWebThread(data: WebThreadData, log: Logger): WebThread {
  const worker = new Worker(new URL('./web-thread.ts', import.meta.url), { workerData: data });
  const { promise: listening, resolve, reject } = Promise.withResolvers<Awaited<WebThread['listening']>>();
  const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
  worker.on('message', (message: FromWebThread) => {
    if (message.kind === 'listening') resolve(message);
    if (message.kind === 'failed') reject(new Error(message.why));
  });
  worker.on('error', (err) => {
    reject(err);
    log.error({ err }, 'the console has failed; calls go on without it');
  });
  worker.on('exit', () => {
    reject(new Error('the console ended before it was up'));
    leave();
  });
  return {
    listening,
    tell: (news) => worker.postMessage(news),
    async close() {
      worker.postMessage('close');
      const timer = setTimeout(() => void worker.terminate(), CLOSE_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** The remedy, for whoever reads the log. */
export const consoleRemedy = ({ HTTP_HOST, HTTP_PORT }: Settings): string =>
  `the line answers all the same; free ${HTTP_HOST}:${HTTP_PORT}, or set HTTP_PORT, and restart`;
