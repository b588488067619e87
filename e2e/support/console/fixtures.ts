/**
 * What the tests of a `describe` share. Each of these is called in it and gives the thing at once: open from the next
 * `beforeAll` on, and closed after the last test.
 */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { Browser, browserAvailable } from './browser.ts';
import { ConsoleServer, type ConsoleOptions } from './console.ts';
import { WebInTime } from './web-in-time.ts';

/** A `describe` that needs Chromium. */
export const describeInBrowser = browserAvailable() ? describe : describe.skip;

/** `quiet`: line and console are to warn of nothing, not even while they close. */
export function sharedConsole({
  quiet = false,
  ...options
}: ConsoleOptions & { readonly quiet?: boolean } = {}): ConsoleServer {
  const server = new ConsoleServer();
  beforeAll(() => server.open(options));
  afterAll(async () => {
    await server.close();
    if (quiet) expect(server.complaints).toEqual([]);
  });
  return server;
}

/** {@link sharedConsole}, and a browser that is open at it. */
export function sharedConsoleInBrowser(options: ConsoleOptions = {}): {
  readonly server: ConsoleServer;
  readonly browser: Browser;
} {
  const server = sharedConsole(options);
  const browser = new Browser();
  beforeAll(async () => {
    await browser.open(server.url);
  });
  afterAll(() => browser.close());
  return { server, browser };
}

/** The console's server alone, with a clock of its own. */
export function sharedWebInTime(settings: Readonly<Record<string, string>> = {}): WebInTime {
  const web = new WebInTime();
  beforeAll(() => web.open(settings));
  afterAll(() => web.close());
  return web;
}
