import type { ReadStream } from 'node:tty';
import { KeyQueue, type Handset } from './handset.ts';

export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream & Partial<ReadStream>;
  readonly print: (text: string) => void;
  /** The wording of a recording, by its path as the line named it. */
  readonly wordingOf: (sound: string) => string;
  /** Speech appears at once instead of at the speed of speech. */
  readonly fast: boolean;
}

/** About as fast as a recording is read: 14 characters a second. */
const MS_PER_CHARACTER = 70;
const KEY = /^[0-9*#A-D]$/;

/**
 * A telephone in the terminal. 0–9, * and # are its keys; space or Enter skips what is being said; Ctrl-C, Ctrl-D or q
 * puts the receiver down. Where the input is no terminal but a pipe, its characters are the keys, each pressed once
 * the line has come to listen (`,` lets one question pass in silence), and its end puts the receiver down.
 */
export class TerminalHandset implements Handset {
  readonly putDown: Promise<void>;
  readonly #options: TerminalOptions;
  readonly #queue = new KeyQueue();
  readonly #hangUp: () => void;
  #script: string[] | null = null;
  #scriptOver = false;
  #over = false;
  #cut: (() => void) | null = null;
  #column: 'start' | 'spoken' | 'keyed' = 'start';

  constructor(options: TerminalOptions) {
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.putDown = promise;
    this.#hangUp = resolve;
    const { input } = options;
    if (input.isTTY) {
      input.setRawMode?.(true);
      input.on('data', (data) => this.#typed(String(data)));
    } else {
      this.#script = [];
      input.on('data', (data) => this.#script?.push(...(String(data).match(/[0-9*#A-D,]/g) ?? [])));
    }
    input.on('end', () => (this.#script ? (this.#scriptOver = true) : this.#hangUpNow()));
    input.resume();
  }

  /** Gives the terminal back. */
  close(): void {
    this.#options.input.setRawMode?.(false);
    this.#options.input.pause();
    this.#options.print('\n');
  }

  waitingKeys(): string {
    const keys = this.#queue.takeAll();
    for (const key of keys) this.#echo(key);
    return keys;
  }

  async hear(sound: string): Promise<void> {
    if (this.#over) return;
    const text = this.#options.wordingOf(sound);
    // A breath between two sentences is no word.
    if (text === '') return;
    const joined = this.#column === 'spoken' && !/^[,.;:]/.test(text) ? ` ${text}` : text;
    if (this.#column !== 'spoken') this.#options.print(`${this.#column === 'keyed' ? '\n' : ''}> `);
    this.#column = 'spoken';
    this.#options.print(joined);
    if (!this.#options.fast && !this.#script) await this.#pause(text.length * MS_PER_CHARACTER);
  }

  async key(withinMs: number): Promise<string | null> {
    const key = this.#script
      ? await this.#scripted(this.#script, withinMs)
      : await this.#queue.next(withinMs);
    if (withinMs > 0 && !this.#over) this.#echo(key ?? '…');
    return key;
  }

  /** A pipe's next key: it presses when it is listened to. */
  async #scripted(script: string[], withinMs: number): Promise<string | null> {
    if (withinMs === 0) return null;
    while (script.length === 0 && !this.#scriptOver) await new Promise((resolve) => setTimeout(resolve, 20));
    const key = script.shift();
    if (key === undefined) this.#hangUpNow();
    return key === undefined || key === ',' ? null : key;
  }

  #typed(characters: string): void {
    for (const character of characters) {
      if (character === '\u0003' || character === '\u0004' || character === 'q') this.#hangUpNow();
      else if (KEY.test(character.toUpperCase())) this.#queue.press(character.toUpperCase());
      else if (character !== ' ' && character !== '\r' && character !== '\n') continue;
      this.#cut?.();
    }
  }

  async #pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#cut = resolve;
    await promise;
    clearTimeout(timer);
    this.#cut = null;
  }

  #hangUpNow(): void {
    this.#over = true;
    this.#hangUp();
    this.#queue.close();
    this.#cut?.();
  }

  #echo(key: string): void {
    this.#options.print(this.#column === 'keyed' ? key : `\n< ${key}`);
    this.#column = 'keyed';
  }
}
