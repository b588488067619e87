/** What happens in a call, as the line tells it: no CPF, no whole number, no secret keys. */
export type CallNews =
  | {
      readonly kind: 'began';
      readonly call: string;
      readonly at: number;
      /** Masked; null = withheld. */
      readonly caller: string | null;
      /** Asterisk's name for the channel's call (`agi_uniqueid`). */
      readonly channel: string;
    }
  | { readonly kind: 'identified'; readonly call: string; readonly at: number; readonly patientId: string }
  | { readonly kind: 'said'; readonly call: string; readonly at: number; readonly text: string }
  | { readonly kind: 'asked'; readonly call: string; readonly at: number; readonly question: string }
  | {
      readonly kind: 'heard';
      readonly call: string;
      readonly at: number;
      readonly question: string;
      readonly keys: string;
      readonly ended: 'full' | 'hash' | 'silence';
    }
  | { readonly kind: 'ended'; readonly call: string; readonly at: number; readonly outcome: string };
