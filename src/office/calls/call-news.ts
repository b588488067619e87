import type { Happening } from './transcript.ts';

interface About {
  readonly call: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What happens in a call, as the line tells it: no CPF, no whole number, no secret keys. */
export type CallNews = About &
  (
    | {
        readonly kind: 'began';
        /** Masked; null = withheld. */
        readonly caller: string | null;
        /** Asterisk's name for the call (agi_uniqueid). */
        readonly channel: string;
      }
    | { readonly kind: 'identified'; readonly patientId: string }
    | Happening
    | { readonly kind: 'ended'; readonly outcome: string }
  );
