import type { Handset } from './handset.ts';

/** What the dialplan does with the call once the script has ended. */
export interface Afterwards {
  readonly context: string;
  readonly extension: string;
  readonly priority: string;
}

/** A channel as the line's commands see one: variables, and the subroutine `[disque-consulta-ask]` of `deploy/asterisk`. */
export class Channel {
  readonly variables = new Map<string, string>();
  readonly #handset: Handset;
  #afterwards: Partial<Afterwards> = {};
  #keys = '';
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
      case 'EXEC':
        // Of the applications the line runs (StoreDTMF) there is nothing to do here.
        return '200 result=0';
      case 'HANGUP':
        this.hungUp = true;
        return '200 result=1';
      case 'GOSUB':
        return this.#ask(words[4] ?? '');
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

  async #ask(args: string): Promise<string> {
    const [prompts = '', most = '1', used = '0', first = '5', next = '3'] = args.split(',');
    this.#keys = this.#keys.slice(Number(used));
    const sounds = prompts.split('&').filter(Boolean);
    this.#handset.prepare?.(sounds);
    for (const prompt of sounds) {
      this.#keys += this.#handset.waitingKeys();
      if (this.#keys !== '') break;
      await this.#handset.hear(prompt);
    }
    const status = await this.#listen(Number(most), Number(first) * 1000, Number(next) * 1000);
    this.#keys += this.#handset.waitingKeys();
    this.variables.set('READSTATUS', status);
    this.variables.set('DISQUE_KEYS', this.#keys);
    return '200 result=0 Gosub complete';
  }

  async #listen(most: number, firstMs: number, nextMs: number): Promise<'OK' | 'TIMEOUT'> {
    while (this.#keys.length < most && !this.#keys.includes('#')) {
      const key = await this.#handset.key(this.#keys === '' ? firstMs : nextMs);
      if (key === null) return 'TIMEOUT';
      this.#keys += key;
    }
    return 'OK';
  }
}
