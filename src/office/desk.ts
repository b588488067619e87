import type { Desk } from '../booking/desk.ts';
import type { OfficeStores } from './ports.ts';

/** What the staff's use cases work with: the phone line's own desk, and the office's stores beside it. */
export interface Office extends Desk {
  readonly office: OfficeStores;
}
