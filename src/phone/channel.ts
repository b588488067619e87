import type { Handset } from './handset.ts';

/** What the dialplan does with the call once the script has ended. */
export interface Afterwards {
  readonly context: string;
  readonly extension: string;
  readonly priority: string;
}

/** A key this soon after a full answer belongs to it: see `[disque-consulta-ask]` in `deploy/asterisk`. */
const TYPE_AHEAD_MS = 150;
const MOST_AHEAD = 60;

/** A channel as the line's commands see one: variables, and the subroutine that speaks and listens. */
export class Channel {
  readonly variables = new Map<string, string>();
  readonly #handset: Handset;
  #afterwards: Partial<Afterwards> = {};
  hungUp = false;

  constructor(handset: Handset) {
    this.#handset = handset;
  }

  get afterwards(): Partial<Afterwards> {
    return this.#afterwards;
  }

  /** Carries out one command, and gives Asterisk's reply to it. */
  async run(words: readonly string[]): Promise<string> {
    const [verb = '', noun = '', ...rest] = words;
    switch (`${verb} ${noun}`.toUpperCase()) {
      case 'SET VARIABLE':
        this.variables.set(rest[0] ?? '', rest[1] ?? '');
        return '200 result=1';
      case 'SET CONTEXT':
        return this.#goOnAt({ context: rest[0] ?? '' });
      case 'SET EXTENSION':
        return this.#goOnAt({ extension: rest[0] ?? '' });
      case 'SET PRIORITY':
        return this.#goOnAt({ priority: rest[0] ?? '' });
      case 'GET FULL':
        return `200 result=1 (${this.#expand(rest[1] ?? '')})`;
    }
    switch (verb.toUpperCase()) {
      case 'ANSWER':
      case 'NOOP':
        return '200 result=0';
      case 'HANGUP':
        this.hungUp = true;
        return '200 result=1';
      case 'GOSUB':
        return this.#gosub(words[4] ?? '');
      default:
        return '510 Invalid or unknown command';
    }
  }

  #goOnAt(part: Partial<Afterwards>): string {
    this.#afterwards = { ...this.#afterwards, ...part };
    return '200 result=0';
  }

  #expand(text: string): string {
    return text.replace(/\$\{(\w+)\}/g, (_, name: string) => this.variables.get(name) ?? '');
  }

  async #gosub(args: string): Promise<string> {
    const [prompts = '', most = '1', wait = ''] = args.split(',');
    for (const prompt of prompts.split('&').filter(Boolean)) {
      if (this.#handset.keyWaiting) break;
      await this.#handset.hear(this.#expand(prompt));
    }
    const { keys, status } = await this.#collect(Number(most), wait);
    this.variables.set('DISQUE_STATUS', status);
    this.variables.set('DISQUE_KEYS', keys);
    this.variables.set('DISQUE_AHEAD', keys.length === Number(most) ? await this.#drain() : '');
    return '200 result=0 Gosub complete';
  }

  async #collect(most: number, wait: string): Promise<{ keys: string; status: 'OK' | 'TIMEOUT' }> {
    let keys = '';
    while (keys.length < most) {
      const usual = this.variables.get(keys === '' ? 'TIMEOUT(response)' : 'TIMEOUT(digit)');
      const key = await this.#handset.key(1000 * Number(wait || usual || 5));
      if (key === null) return { keys, status: 'TIMEOUT' };
      if (key === '#') return { keys, status: 'OK' };
      keys += key;
    }
    return { keys, status: 'OK' };
  }

  async #drain(): Promise<string> {
    let ahead = '';
    while (ahead.length < MOST_AHEAD) {
      const key = await this.#handset.key(TYPE_AHEAD_MS);
      if (key === null) break;
      ahead += key;
    }
    return ahead;
  }
}
