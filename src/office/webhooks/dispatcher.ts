import type { AppointmentChange } from '../changes.ts';
import type { Office } from '../desk.ts';
import { waitAfterAttempt } from './backoff.ts';
import { payloadOf } from './payload.ts';
import type { Post } from './post.ts';
import { signedHeaders } from './sign.ts';
import { WEBHOOK_EVENTS, type Attempt, type Delivery, type Webhook, type WebhookEvent } from './webhooks.ts';

/** A transaction that ends late, or another server's clock, shows changes that are this much older. */
const LATE_MS = 60_000;
/** How often the point up to which all is enqueued is written down. */
const CHECKPOINT_MS = 30_000;
const CHANGES_AT_ONCE = 500;
/** To one receiver at the same time. */
const AT_ONCE = 4;
const HUNG_MS = 60_000;

/**
 * Tells receivers what happens to visits, on however many servers at once. {@link WebhookDispatcher.look} is to be called
 * every second or so; what one look could not do the next one finds.
 */
export class WebhookDispatcher {
  readonly #desk: Office;
  readonly #post: Post;
  readonly #report: (error: unknown) => void;
  /** Changes that have their deliveries, by webhook and id, and when they were. */
  #known = new Map<string, number>();
  /** By webhook: one receiver's waiting holds up no other's. */
  readonly #delivering = new Map<string, Promise<void>>();

  /** `report` is told when the database fails in the middle of a delivery. */
  constructor(desk: Office, post: Post, report: (error: unknown) => void) {
    this.#desk = desk;
    this.#post = post;
    this.#report = report;
  }

  /** Finds changes that nobody was told of, and begins the attempts that are due. */
  async look(): Promise<void> {
    const webhooks = (await this.#desk.office.webhooks.list()).filter(({ active }) => active);
    if (webhooks.length === 0) return;
    await this.#enqueue(webhooks);
    for (const webhook of webhooks) this.#beginDelivering(webhook);
  }

  /** Resolves when the attempts in progress are over. */
  async settled(): Promise<void> {
    await Promise.all(this.#delivering.values());
  }

  async #enqueue(webhooks: readonly Webhook[]): Promise<void> {
    const { changes, webhooks: store } = this.#desk.office;
    const began = this.#desk.clock.now();
    let from = Math.min(...webhooks.map(({ seenUntil }) => seenUntil));
    for (let found = await changes.since(from, CHANGES_AT_ONCE); ;) {
      await this.#enqueueChanges(webhooks, found);
      const last = found.at(-1)?.at ?? from;
      if (found.length < CHANGES_AT_ONCE) break;
      // As many at the same millisecond as are read at once: there is no going on from there but past it.
      from = last > from ? last : last + 1;
      found = await changes.since(from, CHANGES_AT_ONCE);
    }
    const seenUntil = began - LATE_MS;
    for (const webhook of webhooks)
      if (seenUntil - webhook.seenUntil >= CHECKPOINT_MS) await store.update(webhook.id, { seenUntil });
    this.#known = new Map([...this.#known].filter(([, at]) => at >= seenUntil - 2 * CHECKPOINT_MS));
  }

  async #enqueueChanges(webhooks: readonly Webhook[], found: readonly AppointmentChange[]): Promise<void> {
    const wanted = webhooks.flatMap((webhook) =>
      found.filter((change) => this.#isWanted(webhook, change)).map((change) => ({ webhook, change })),
    );
    if (wanted.length === 0) return;
    const clinic = await this.#desk.stores.clinic.read();
    const deliveries = wanted.map(({ webhook, change }) =>
      newDelivery(this.#desk, webhook.id, {
        eventId: change.id,
        event: change.kind as WebhookEvent,
        payload: payloadOf(change, clinic),
      }),
    );
    await this.#desk.office.webhooks.enqueue(deliveries);
    for (const { webhook, change } of wanted) this.#known.set(`${webhook.id} ${change.id}`, change.at);
  }

  #isWanted({ id, events, seenUntil }: Webhook, change: AppointmentChange): boolean {
    const event = WEBHOOK_EVENTS.find((one) => one === change.kind);
    return (
      event !== undefined &&
      events.includes(event) &&
      change.at >= seenUntil &&
      !this.#known.has(`${id} ${change.id}`)
    );
  }

  #beginDelivering(webhook: Webhook): void {
    if (this.#delivering.has(webhook.id)) return;
    const work = this.#deliverDue(webhook)
      .catch(this.#report)
      .finally(() => this.#delivering.delete(webhook.id));
    this.#delivering.set(webhook.id, work);
  }

  async #deliverDue(webhook: Webhook): Promise<void> {
    for (;;) {
      const due = await this.#desk.office.webhooks.due(webhook.id, this.#desk.clock.now(), AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((delivery) => this.#deliver(webhook, delivery)));
    }
  }

  async #deliver(webhook: Webhook, delivery: Delivery): Promise<void> {
    const { office, clock } = this.#desk;
    const attempts = delivery.attempts + 1;
    const again = clock.now() + HUNG_MS;
    if (!(await office.webhooks.claim(delivery, again))) return;
    await office.webhooks.settle(delivery.id, await this.#attempt(webhook, delivery, attempts));
  }

  async #attempt(webhook: Webhook, delivery: Delivery, attempts: number): Promise<Attempt> {
    const timestamp = Math.floor(this.#desk.clock.now() / 1_000);
    const { eventId: id, payload: body } = delivery;
    const headers = signedHeaders(webhook.secret, { id, timestamp, body });
    try {
      const status = await this.#post({ url: webhook.url, headers, body });
      const now = this.#desk.clock.now();
      if (status >= 200 && status < 300)
        return {
          state: 'delivered',
          nextAttemptAt: now,
          lastStatus: status,
          lastError: null,
          deliveredAt: now,
        };
      return failed(attempts, now, { lastStatus: status, lastError: null });
    } catch (error) {
      return failed(attempts, this.#desk.clock.now(), { lastStatus: null, lastError: wordsOf(error) });
    }
  }
}

function failed(attempts: number, now: number, why: Pick<Attempt, 'lastStatus' | 'lastError'>): Attempt {
  const wait = waitAfterAttempt(attempts);
  return {
    ...why,
    state: wait === null ? 'failed' : 'pending',
    nextAttemptAt: now + (wait ?? 0),
    deliveredAt: null,
  };
}

/** The code that a person can look up, else the message. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200);
  const { code } = error as NodeJS.ErrnoException;
  const name =
    error.name === 'TimeoutError' || error.name === 'AbortError' ? 'TIMEOUT' : (code ?? error.message);
  return name.slice(0, 200);
}

/** A delivery that is due at once. */
export function newDelivery(
  { clock, ids }: Office,
  webhookId: string,
  what: Pick<Delivery, 'eventId' | 'event' | 'payload'>,
): Delivery {
  const now = clock.now();
  return {
    ...what,
    id: ids.next(),
    webhookId,
    state: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    lastStatus: null,
    lastError: null,
    createdAt: now,
    deliveredAt: null,
  };
}
