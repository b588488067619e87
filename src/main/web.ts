import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstAdministrator } from '../office/first-administrator.ts';
import type { Office } from '../office/desk.ts';
import { openStorage, type Storage } from '../storage/index.ts';
import { createApp } from '../web/app.ts';
import type { WebLine, WebSettings } from '../web/deps.ts';
import type { CallNews } from '../web/live/call-news.ts';
import { LiveHub } from '../web/live/hub.ts';
import { watchChanges } from '../web/live/watch-changes.ts';
import { callTreeSteps } from './call-tree-steps.ts';
import { systemIds } from './ids.ts';
import type { Logger } from './log.ts';
import type { Settings } from './settings.ts';

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));
const HOUSEKEEPING_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

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
    const live = new LiveHub();
    const line = webLine(settings, agiPort);
    const app = await createApp({ desk, settings: webSettings(settings), live, line, log });
    await app.listen({ host: settings.HTTP_HOST, port: settings.HTTP_PORT });
    const stopWatching = watchChanges(office.changes, live, log, now);
    const stopTidying = tidyNowAndThen(storage, log, now);
    return {
      port: (app.server.address() as AddressInfo).port,
      firstPassword: await firstAdministrator(desk),
      tell: (news) => live.publish({ type: 'call', news }),
      async close() {
        stopWatching();
        stopTidying();
        await app.close();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function webSettings(settings: Settings): WebSettings {
  return {
    demo: settings.DEMO,
    publicUrl: settings.PUBLIC_URL === null ? null : new URL(settings.PUBLIC_URL),
    trustedProxies: settings.HTTP_TRUSTED_PROXIES,
    idleMs: settings.SESSION_IDLE_MINUTES * 60_000,
    consoleFolder: existsSync(path.join(CONSOLE, 'index.html')) ? CONSOLE : null,
  };
}

/** Asterisk's name for "this machine, whatever the address" is none for a telephone. */
const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

function webLine(settings: Settings, agiPort: number): WebLine {
  return {
    host: reachable(settings.AGI_HOST),
    port: agiPort,
    tree: callTreeSteps(),
    async recording(name) {
      if (!/^[\w-]+(?:\/[\w.-]+)+$/.test(name) || name.includes('..')) return null;
      for (const folder of [settings.VOICE_DIR, settings.SOUNDS_DIR]) {
        const bytes = await readFile(path.join(folder, `${name}.alaw`)).catch(() => null);
        if (bytes !== null) return bytes;
      }
      return null;
    },
  };
}

function tidyNowAndThen({ office }: Storage, log: Logger, now: () => number): () => void {
  const tidy = async () => {
    await office.sessions.deleteExpired(now());
    await office.idempotency.forgetBefore(now() - DAY_MS);
  };
  const timer = setInterval(() => {
    tidy().catch((err: unknown) =>
      log.warn({ err }, 'tidying sessions failed; it is tried again in ten minutes'),
    );
  }, HOUSEKEEPING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
