import type { Heard } from './line.ts';

/** More keys than any channel has recorded. */
const ALL = 9_999;

/** Keys that were pressed and are nobody's answer yet: those of fast diallers, and of people who know the way. */
export class TypeAhead {
  #keys = '';
  #used = 0;

  /** All keys that the channel has recorded since {@link used} was last told to it. */
  learn(keys: string): void {
    this.#keys = keys.slice(this.#used);
  }

  /** How many of the recorded keys have been taken. Telling starts the count anew: the channel cuts them off. */
  tellUsed(): number {
    const used = this.#used;
    this.#used = 0;
    return used;
  }

  /**
   * The whole answer that the keys hold for a question of `maxKeys`; null when it is not whole yet. A `#` right after
   * a number of full length only ended it, as people do, and goes with it.
   */
  take(maxKeys: number): Heard | null {
    const hash = this.#keys.indexOf('#');
    const keys = (hash === -1 ? this.#keys : this.#keys.slice(0, hash)).slice(0, maxKeys);
    if (keys.length === maxKeys) {
      this.#use(maxKeys > 1 && this.#keys[maxKeys] === '#' ? maxKeys + 1 : maxKeys);
      return { keys, ended: 'full' };
    }
    if (hash === -1) return null;
    this.#use(hash + 1);
    return { keys, ended: 'hash' };
  }

  /** All keys recorded so far, known here or not, are to be cut off. */
  forget(): void {
    this.#keys = '';
    this.#used = ALL;
  }

  /** Whatever there is, after silence. */
  takeAll(): Heard {
    const keys = this.#keys;
    this.#use(keys.length);
    return { keys, ended: 'silence' };
  }

  #use(count: number): void {
    this.#keys = this.#keys.slice(count);
    this.#used += count;
  }
}
