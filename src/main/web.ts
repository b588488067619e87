import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallNews } from '../office/calls/call-news.ts';
import { CallRecorder } from '../office/calls/call-recorder.ts';
import { firstAdministrator } from '../office/first-administrator.ts';
import type { Office } from '../office/desk.ts';
import { WebhookDispatcher } from '../office/webhooks/dispatcher.ts';
import { postTo } from '../office/webhooks/post.ts';
import { runDispatcher } from '../office/webhooks/run-dispatcher.ts';
import { openStorage, type Storage } from '../storage/index.ts';
import { createApp } from '../web/app.ts';
import type { WebSettings } from '../web/deps.ts';
import { LiveHub } from '../web/live/hub.ts';
import { watchChanges } from '../web/live/watch-changes.ts';
import { systemIds } from './ids.ts';
import type { Logger } from './log.ts';
import type { Settings } from './settings.ts';
import { webLine } from './web-line.ts';
import { webPrompts } from './web-prompts.ts';

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));
const HOUSEKEEPING_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** A browser that nobody has come in with for so long is a stranger again. */
const DEVICE_DAYS = 180;
/** The log of webhook deliveries. */
const DELIVERY_DAYS = 30;

export interface RunningWeb {
  readonly port: number;
  /** How the first administrator comes in; null = somebody has come in before. */
  readonly firstPassword: string | null;
  /** What happens in calls, as the line tells it. */
  tell(news: CallNews): void;
  close(): Promise<void>;
}

export interface WebOptions {
  readonly settings: Settings;
  /** Where the line listens, for the browser's telephone. */
  readonly agiPort: number;
  readonly log: Logger;
  readonly now?: () => number;
}

/** Brings the console and its API up, on a database that has been migrated. */
export async function startWeb({ settings, agiPort, log, now = Date.now }: WebOptions): Promise<RunningWeb> {
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now, log });
  try {
    await storage.assertSchema();
    const { stores, office } = storage;
    const desk: Office = { stores, office, clock: { now }, ids: systemIds, random: Math.random };
    const live = new LiveHub(now);
    const demoPatients = settings.DEMO ? await storage.demoPatients() : [];
    const line = webLine(settings, agiPort, demoPatients);
    const prompts = webPrompts(settings, stores.clinic, line);
    const calls = new CallRecorder({ store: office.calls, log, now }).start();
    const isDemo = demoPatients.length > 0;
    const app = await createApp({
      desk,
      settings: webSettings(settings, isDemo),
      live,
      calls,
      prompts,
      line,
      log,
    });
    await app.listen({ host: settings.HTTP_HOST, port: settings.HTTP_PORT });
    const stopWatching = watchChanges(office.changes, live, log, now);
    storage
      .indexMissingNames()
      .catch((err: unknown) =>
        log.warn({ err }, 'indexing patients by name failed; it is tried at the next start'),
      );
    const stopDispatching = dispatchWebhooks(desk, log);
    const stopTidying = tidyNowAndThen(storage, log, now);
    return {
      port: (app.server.address() as AddressInfo).port,
      firstPassword: await firstAdministrator(desk),
      tell(news) {
        calls.tell(news);
        live.publish({ type: 'call', news });
        if (news.kind === 'ended' && news.outcome === 'callback') live.publish({ type: 'callbacks' });
      },
      async close() {
        stopWatching();
        stopTidying();
        await stopDispatching();
        await app.close();
        await calls.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** @param demo A clinic that has no demo patients is none to play with, whatever DEMO says. */
function webSettings(settings: Settings, demo: boolean): WebSettings {
  return {
    demo,
    publicUrl: settings.PUBLIC_URL === null ? null : new URL(settings.PUBLIC_URL),
    trustedProxies: settings.HTTP_TRUSTED_PROXIES,
    idleMs: settings.SESSION_IDLE_MINUTES * 60_000,
    consoleFolder: existsSync(path.join(CONSOLE, 'index.html')) ? CONSOLE : null,
  };
}

/** Tells webhooks of changes; what a failure of the database put off is done at the next look. */
function dispatchWebhooks(desk: Office, log: Logger): () => Promise<void> {
  const report = (err: unknown) => log.warn({ err }, 'telling webhooks failed; it is tried again');
  return runDispatcher(new WebhookDispatcher(desk, postTo(), report), report);
}

function tidyNowAndThen({ office }: Storage, log: Logger, now: () => number): () => void {
  const tidy = async () => {
    await office.sessions.deleteExpired(now());
    await office.idempotency.forgetBefore(now() - DAY_MS);
    await office.devices.forgetBefore(now() - DEVICE_DAYS * DAY_MS);
    await office.webhooks.forgetBefore(now() - DELIVERY_DAYS * DAY_MS);
  };
  const timer = setInterval(() => {
    tidy().catch((err: unknown) =>
      log.warn({ err }, 'tidying sessions failed; it is tried again in ten minutes'),
    );
  }, HOUSEKEEPING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
