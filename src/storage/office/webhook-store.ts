import { type Selectable, sql } from 'kysely';
import type { Webhook, WebhookStore } from '../../office/webhooks/webhooks.ts';
import type { Database } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import type { WebhookTable } from '../schema/office-tables.ts';
import { epochOf, instantText, preciseText } from '../schema/text.ts';
import { deliveryRows, toAttempt, toDelivery } from './webhook-rows.ts';

export function webhookStore(database: Database): WebhookStore {
  return {
    async insert(webhook) {
      try {
        await database.read((db) => db.insertInto('webhooks').values(toRow(webhook)).execute());
      } catch (error) {
        // Written before, its answer lost.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async list() {
      const rows = await database.read((db) => db.selectFrom('webhooks').selectAll().orderBy('id').execute());
      return rows.map(toWebhook);
    },
    async byId(id) {
      const row = await database.read((db) =>
        db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : toWebhook(row);
    },
    async update(id, { url, events, active, seenUntil }) {
      const columns = {
        ...(url !== undefined && { url }),
        ...(events !== undefined && { events: JSON.stringify(events) }),
        ...(active !== undefined && { active: active ? (1 as const) : (0 as const) }),
        ...(seenUntil !== undefined && { seen_until: preciseText(seenUntil) }),
      };
      await database.read((db) => db.updateTable('webhooks').set(columns).where('id', '=', id).execute());
    },
    async delete(id) {
      await database.write(async (tx) => {
        await tx.deleteFrom('webhooks').where('id', '=', id).execute();
        await tx.deleteFrom('webhook_deliveries').where('webhook_id', '=', id).execute();
      });
    },
    ...deliveryLog(database),
  };
}

type DeliveryLog = Pick<
  WebhookStore,
  'enqueue' | 'due' | 'claim' | 'settle' | 'deliveries' | 'resend' | 'forgetBefore'
>;

const deliveryLog = (database: Database): DeliveryLog => ({
  async enqueue(deliveries) {
    if (deliveries.length === 0) return;
    await database.read((db) => {
      const insert = db.insertInto('webhook_deliveries').values(deliveryRows(deliveries));
      return database.engine === 'mysql'
        ? insert.onDuplicateKeyUpdate({ event_id: sql<string>`event_id` }).execute()
        : insert.onConflict((conflict) => conflict.doNothing()).execute();
    });
  },
  async due(webhookId, now, limit) {
    const rows = await database.read((db) =>
      db
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('webhook_id', '=', webhookId)
        .where('state', '=', 'pending')
        .where('next_attempt_at', '<=', preciseText(now))
        .orderBy('next_attempt_at')
        .limit(limit)
        .execute(),
    );
    return rows.map(toDelivery);
  },
  async claim({ id, attempts }, nextAttemptAt) {
    const { numUpdatedRows } = await database.read((db) =>
      db
        .updateTable('webhook_deliveries')
        .set({ attempts: attempts + 1, next_attempt_at: preciseText(nextAttemptAt) })
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .where('state', '=', 'pending')
        .executeTakeFirst(),
    );
    return numUpdatedRows === 1n;
  },
  async settle(id, attempt) {
    const columns = toAttempt(attempt);
    await database.read((db) =>
      db.updateTable('webhook_deliveries').set(columns).where('id', '=', id).execute(),
    );
  },
  async deliveries(webhookId, before, limit) {
    const rows = await database.read((db) => {
      const all = db
        .selectFrom('webhook_deliveries')
        .selectAll()
        .where('webhook_id', '=', webhookId)
        .orderBy('id', 'desc')
        .limit(limit);
      return (before === null ? all : all.where('id', '<', before)).execute();
    });
    return rows.map(toDelivery);
  },
  async resend(webhookId, deliveryId, now) {
    return database.write(async (tx) => {
      await tx
        .updateTable('webhook_deliveries')
        .set({ state: 'pending', attempts: 0, next_attempt_at: preciseText(now) })
        .where('id', '=', deliveryId)
        .where('webhook_id', '=', webhookId)
        .execute();
      const there = await tx
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('id', '=', deliveryId)
        .where('webhook_id', '=', webhookId)
        .executeTakeFirst();
      return there !== undefined;
    });
  },
  async forgetBefore(epochMs) {
    await database.read((db) =>
      db.deleteFrom('webhook_deliveries').where('created_at', '<', preciseText(epochMs)).execute(),
    );
  },
});

const toRow = (webhook: Webhook): WebhookTable => ({
  id: webhook.id,
  url: webhook.url,
  secret: webhook.secret,
  events: JSON.stringify(webhook.events),
  active: webhook.active ? 1 : 0,
  seen_until: preciseText(webhook.seenUntil),
  created_by: webhook.createdBy,
  created_at: instantText(webhook.createdAt),
});

const toWebhook = (row: Selectable<WebhookTable>): Webhook => ({
  id: row.id,
  url: row.url,
  secret: row.secret,
  events: JSON.parse(row.events) as Webhook['events'],
  active: row.active === 1,
  seenUntil: epochOf(row.seen_until),
  createdBy: row.created_by,
  createdAt: epochOf(row.created_at),
});
