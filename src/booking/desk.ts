import type { Clock, Ids, Stores } from './ports.ts';

/** What every use case works with. Made once, in `src/main`. */
export interface Desk {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  /** 0 ≤ n < 1, by chance. */
  readonly random: () => number;
}
