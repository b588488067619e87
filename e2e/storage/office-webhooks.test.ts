import { beforeAll, expect, test } from 'vitest';
import type { OfficeStores } from '../../src/office/ports.ts';
import type { Delivery, Webhook } from '../../src/office/webhooks/webhooks.ts';
import { onEveryEngine, open } from './engines.ts';
import { minuteMs, now, testIds } from './fixtures.ts';

onEveryEngine('webhooks and their log', (engine) => {
  let office: OfficeStores;
  /** A second server on the same database. */
  let other: OfficeStores;

  beforeAll(async () => {
    const url = await engine.emptyDatabase();
    const storage = await open(url);
    await storage.migrate();
    office = storage.office;
    other = (await open(url)).office;
  });

  const webhook = (change: Partial<Webhook> = {}): Webhook => ({
    id: testIds.next(),
    url: 'https://sistema.example/avisos?é=1',
    secret: `whsec_${'A'.repeat(44)}`,
    events: ['booked', 'cancelled'],
    active: true,
    seenUntil: now + 123,
    createdBy: 'u1',
    createdAt: now,
    ...change,
  });
  const delivery = (webhookId: string, eventId: string, change: Partial<Delivery> = {}): Delivery => ({
    id: testIds.next(),
    webhookId,
    eventId,
    event: 'booked',
    payload: '{"type":"appointment.booked"}',
    state: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    lastStatus: null,
    lastError: null,
    createdAt: now,
    deliveredAt: null,
    ...change,
  });

  test('a webhook is kept as it was given, changed, and removed with its log', async () => {
    const hook = webhook();
    await office.webhooks.insert(hook);
    expect(await other.webhooks.byId(hook.id)).toEqual(hook);
    await office.webhooks.update(hook.id, { active: false, seenUntil: now + 456 });
    expect(await office.webhooks.list()).toEqual([{ ...hook, active: false, seenUntil: now + 456 }]);
    await office.webhooks.enqueue([delivery(hook.id, 'e1')]);
    await office.webhooks.delete(hook.id);
    expect(await office.webhooks.byId(hook.id)).toBeNull();
    expect(await office.webhooks.deliveries(hook.id, null, 10)).toEqual([]);
  });

  test('servers that see the same change write one delivery of it, and one of them sends it', async () => {
    const { id } = webhook();
    await Promise.all(
      [office, other, office, other].map(({ webhooks }) =>
        webhooks.enqueue([delivery(id, 'e1'), delivery(id, 'e2')]),
      ),
    );
    await office.webhooks.enqueue([]);
    const due = await other.webhooks.due(id, now, 10);
    expect(due.map(({ eventId }) => eventId).toSorted()).toEqual(['e1', 'e2']);
    for (const one of due) {
      const claims = await Promise.all(
        [office, other, office, other].map(({ webhooks }) => webhooks.claim(one, now + minuteMs)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    }
    expect(await office.webhooks.due(id, now, 10)).toEqual([]);
    // Whoever claimed it has died: it is due again.
    expect(await office.webhooks.due(id, now + minuteMs, 10)).toHaveLength(2);
  });

  test('what came of a delivery is in its log, the newest first, until it is sent again or forgotten', async () => {
    const { id } = webhook();
    const [first, second] = [delivery(id, 'e1'), delivery(id, 'e2')].toSorted((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    if (first === undefined || second === undefined) throw new Error('two deliveries');
    await office.webhooks.enqueue([first, second]);
    await office.webhooks.claim(first, now + minuteMs);
    const fate = {
      state: 'failed',
      nextAttemptAt: now + 5,
      lastStatus: 503,
      lastError: 'ECONNRESET',
      deliveredAt: null,
    } as const;
    await office.webhooks.settle(first.id, fate);
    const [newest, oldest] = await office.webhooks.deliveries(id, null, 10);
    expect(newest).toEqual(second);
    expect(oldest).toEqual({ ...first, ...fate, attempts: 1 });
    expect(await office.webhooks.deliveries(id, second.id, 10)).toEqual([oldest]);
    expect(await office.webhooks.deliveries(id, null, 1)).toEqual([newest]);
    expect(await office.webhooks.resend(id, first.id, now)).toBe(true);
    expect(await office.webhooks.resend('another', first.id, now)).toBe(false);
    expect((await office.webhooks.due(id, now, 10)).map((one) => one.id)).toContain(first.id);
    await office.webhooks.forgetBefore(now + 1);
    expect(await office.webhooks.deliveries(id, null, 10)).toEqual([]);
  });
});
