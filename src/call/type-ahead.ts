import type { Heard } from './line.ts';

/** Keys that came before their question: fast diallers and those who know the way. */
export class TypeAhead {
  #keys = '';

  keep(keys: string): void {
    this.#keys += keys;
  }

  /**
   * What the kept keys say to a question for `maxKeys`: a whole answer, or the beginning of one (`heard` null).
   * A `#` right after a number of full length only ended it, as people do, and is dropped.
   */
  take(maxKeys: number): { readonly heard: Heard | null; readonly begun: string } {
    const hash = this.#keys.indexOf('#');
    const upToHash = hash === -1 ? this.#keys : this.#keys.slice(0, hash);
    const keys = upToHash.slice(0, maxKeys);
    if (keys.length === maxKeys) return { heard: { keys, ended: 'full' }, begun: this.#drop(maxKeys, maxKeys) };
    if (hash !== -1) return { heard: { keys, ended: 'hash' }, begun: this.#drop(hash + 1, 1) };
    this.#keys = '';
    return { heard: null, begun: keys };
  }

  /** After an answer of full length given in its time: the `#` that only ended it is not the next question's. */
  afterFull(maxKeys: number): void {
    this.#drop(0, maxKeys);
  }

  #drop(count: number, maxKeys: number): '' {
    const rest = this.#keys.slice(count);
    this.#keys = maxKeys > 1 && rest.startsWith('#') ? rest.slice(1) : rest;
    return '';
  }
}
