import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** In CI it must be there; elsewhere `npm test` says how it comes. */
export const browserAvailable = (): boolean => existsSync(CHROMIUM) || process.env['CI'] !== undefined;

/** A real Chromium with a profile of its own, speaking Portuguese, with sound that nobody hears. */
export class Browser {
  #profile: string | null = null;
  #context: BrowserContext | null = null;

  /** The browser's one persistent window; others are begun with {@link another}. */
  async open(baseURL: string, options: BrowserOptions = {}): Promise<BrowserContext> {
    this.#profile = mkdtempSync(path.join(tmpdir(), 'disque-chromium-'));
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: CHROMIUM,
      headless: true,
      baseURL,
      locale: 'pt-BR',
      timezoneId: 'America/Fortaleza',
      // Nothing fades: what axe and pictures see is what stays.
      reducedMotion: 'reduce',
      viewport: options.viewport ?? { width: 1280, height: 860 },
      ...(options.colorScheme && { colorScheme: options.colorScheme }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    this.#context.setDefaultTimeout(20_000);
    return this.#context;
  }

  /** A second person's browser: nothing is shared with the first. */
  static async another(baseURL: string, options: BrowserOptions = {}): Promise<Browser> {
    const browser = new Browser();
    await browser.open(baseURL, options);
    return browser;
  }

  /** Its pages and its cookies. */
  get context(): BrowserContext {
    if (this.#context === null) throw new Error('the browser was not opened');
    return this.#context;
  }

  /** Another page, at that address. */
  async pageAt(to: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(to);
    return page;
  }

  async close(): Promise<void> {
    await this.#context?.close();
    if (this.#profile !== null) rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface BrowserOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
}

/** A telephone's screen. */
export const PHONE_SIZE = { width: 390, height: 844 };
