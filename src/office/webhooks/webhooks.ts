/** Programs elsewhere that are told what happens to visits. */

export const WEBHOOK_EVENTS = ['booked', 'moved', 'cancelled', 'confirmed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** `whsec_` and base64: the key its messages are signed with. */
  readonly secret: string;
  readonly events: readonly WebhookEvent[];
  /** False: paused; what happens meanwhile is not told later. */
  readonly active: boolean;
  /** Changes before this moment all have their deliveries. Epoch milliseconds. */
  readonly seenUntil: number;
  readonly createdBy: string;
  readonly createdAt: number;
}

export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  /** The change's own id, the same at every attempt: what the receiver knows a repetition by. */
  readonly eventId: string;
  readonly event: WebhookEvent | 'ping';
  /** The body, byte for byte as it is signed. */
  readonly payload: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly nextAttemptAt: number;
  /** The HTTP status of the last attempt; null = there was no answer. */
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: number;
  readonly deliveredAt: number | null;
}

/** What came of an attempt. */
export type Attempt = Pick<Delivery, 'state' | 'nextAttemptAt' | 'lastStatus' | 'lastError' | 'deliveredAt'>;

export interface WebhookStore {
  insert(webhook: Webhook): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly Webhook[]>;
  byId(id: string): Promise<Webhook | null>;
  update(
    id: string,
    changes: Partial<Pick<Webhook, 'url' | 'events' | 'active' | 'seenUntil'>>,
  ): Promise<void>;
  /** And the log of its deliveries. */
  delete(id: string): Promise<void>;

  /** Adds those that are not there yet: one for each webhook and event, however many servers add it. */
  enqueue(deliveries: readonly Delivery[]): Promise<void>;
  /** Of one webhook, due by now, the longest due first. */
  due(webhookId: string, now: number, limit: number): Promise<readonly Delivery[]>;
  /** True for one server alone: counts the attempt, and lets it be tried again at `nextAttemptAt` should this server die. */
  claim(delivery: Delivery, nextAttemptAt: number): Promise<boolean>;
  settle(id: string, attempt: Attempt): Promise<void>;
  /** Newest first, older than `before`. */
  deliveries(webhookId: string, before: string | null, limit: number): Promise<readonly Delivery[]>;
  /** Sends it once more, from its first attempt on; false = there is none. */
  resend(webhookId: string, deliveryId: string, now: number): Promise<boolean>;
  forgetBefore(epochMs: number): Promise<void>;
}
