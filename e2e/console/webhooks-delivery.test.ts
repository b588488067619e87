import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Office } from '../../src/office/desk.ts';
import { WebhookDispatcher } from '../../src/office/webhooks/dispatcher.ts';
import { registerWebhook } from '../../src/office/webhooks/manage-webhooks.ts';
import { postTo, type Message } from '../../src/office/webhooks/post.ts';
import type { Webhook, WebhookEvent } from '../../src/office/webhooks/webhooks.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from '../storage/engines.ts';
import { actor, bookAt, booked, now, offerIn, testIds } from '../storage/fixtures.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

onEveryEngine('webhooks', (engine) => {
  let storage: Storage;
  let clock = now;
  let hours = 100;
  const sent: Message[] = [];
  /** What the receiver answers; an error = nothing. */
  let answer: number | Error = 204;
  const post = async (message: Message) => {
    sent.push(message);
    if (answer instanceof Error) throw answer;
    return answer;
  };

  beforeAll(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => clock });
  });
  beforeEach(async () => {
    for (const { id } of await storage.office.webhooks.list()) await storage.office.webhooks.delete(id);
    sent.length = 0;
    answer = 204;
    clock += 24 * HOUR;
  });

  const desk = (): Office => ({
    stores: storage.stores,
    office: storage.office,
    clock: { now: () => clock },
    ids: testIds,
    random: Math.random,
  });
  const failures: unknown[] = [];
  const newServer = () => new WebhookDispatcher(desk(), post, (error) => failures.push(error));
  const look = async (...servers: WebhookDispatcher[]) => {
    await Promise.all(servers.map((server) => server.look()));
    await Promise.all(servers.map((server) => server.settled()));
    expect(failures).toEqual([]);
  };
  const register = async (events: readonly WebhookEvent[] = ['booked', 'cancelled']): Promise<Webhook> => {
    const outcome = await registerWebhook(desk(), 'u1', { url: 'http://127.0.0.1:9/avisos', events });
    if (outcome.kind !== 'registered') throw new Error(outcome.why);
    return outcome.webhook;
  };
  const bookOne = async () => booked(await bookAt(storage.stores, offerIn((hours += 1)), { now: clock }));
  const logOf = (webhook: Webhook) => storage.office.webhooks.deliveries(webhook.id, null, 100);

  test('a visit that is booked is told, signed, and without a word of who it is for', async () => {
    const webhook = await register();
    const visit = await bookOne();
    await look(newServer());
    const [message] = sent;
    if (message === undefined) throw new Error('nothing was sent');
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    } = message.headers;
    expect(timestamp).toBe(String(clock / 1_000));
    const key = Buffer.from(webhook.secret.replace('whsec_', ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${message.body}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(JSON.parse(message.body)).toEqual({
      type: 'appointment.booked',
      timestamp: new Date(clock).toISOString(),
      data: {
        id: visit.id,
        protocol: visit.protocol,
        status: 'booked',
        startsAt: '2027-01-04T12:00:00.000Z',
        date: '2027-01-04',
        time: '09:00',
        encaixe: false,
        by: 'patient-phone',
        patientId: 'demo-lucia',
        doctor: { id: 'rafael-costa', name: 'Rafael Costa' },
        specialty: { id: 'dermatologia', name: 'Dermatologia' },
        location: { id: 'aldeota', name: expect.any(String) as string },
        movedFrom: null,
      },
    });
    for (const secret of ['Lúcia', 'Ferreira', '52998224725', '85988880001', '1955'])
      expect(message.body).not.toContain(secret);
    expect(await logOf(webhook)).toMatchObject([
      { eventId: id, event: 'booked', state: 'delivered', attempts: 1, lastStatus: 204, deliveredAt: clock },
    ]);
  });

  test('each server finds the change, and one of them tells it, once', async () => {
    const webhook = await register();
    const servers = [newServer(), newServer(), newServer()];
    for (let visits = 0; visits < 3; visits++) await bookOne();
    await look(...servers);
    await look(...servers);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    expect(await logOf(webhook)).toHaveLength(3);
  });

  test('only what was asked for is told, and nothing from before', async () => {
    await bookOne();
    clock += SECOND;
    await register(['cancelled']);
    const visit = await bookOne();
    const server = newServer();
    await look(server);
    expect(sent).toEqual([]);
    await storage.stores.agenda.cancel({
      changeId: testIds.next(),
      appointment: visit,
      actor,
      now: clock,
      reason: null,
    });
    await look(server);
    expect(sent.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'appointment.cancelled',
    ]);
  });

  test('what nobody takes is tried again later and later, some 31 hours long, and then given up', async () => {
    const webhook = await register();
    await bookOne();
    const server = newServer();
    answer = 500;
    const waits = [0, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR];
    for (const [tries, wait] of waits.entries()) {
      clock += wait - 1;
      if (wait > 0) await look(server);
      expect(sent).toHaveLength(tries);
      clock += 1;
      await look(server);
      expect(sent).toHaveLength(tries + 1);
    }
    expect(await logOf(webhook)).toMatchObject([{ state: 'failed', attempts: 8, lastStatus: 500 }]);
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    clock += 48 * HOUR;
    await look(server);
    expect(sent).toHaveLength(8);
  });

  test('a receiver that is away hears of it when it is back; the log says why it took two tries', async () => {
    const webhook = await register();
    await bookOne();
    const server = newServer();
    answer = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
    await look(server);
    expect(await logOf(webhook)).toMatchObject([
      { state: 'pending', lastStatus: null, lastError: 'ECONNREFUSED' },
    ]);
    answer = 200;
    clock += 5 * SECOND;
    await look(server);
    expect(await logOf(webhook)).toMatchObject([{ state: 'delivered', attempts: 2, lastError: null }]);
  });

  test('what happened while no server ran is told by the next one, however long after', async () => {
    await register();
    await look(newServer());
    clock += MINUTE;
    await bookOne();
    clock += 40 * HOUR;
    const server = newServer();
    await look(server);
    expect(sent).toHaveLength(1);
    // And not again by one that starts when that is written down.
    clock += 10 * MINUTE;
    await look(server);
    await look(newServer());
    expect(sent).toHaveLength(1);
  });

  test('a server that dies while it sends leaves the message to another', async () => {
    const webhook = await register();
    await bookOne();
    const dying = new WebhookDispatcher(
      desk(),
      () => new Promise<number>(() => undefined),
      () => undefined,
    );
    await dying.look();
    await expect.poll(() => logOf(webhook)).toMatchObject([{ attempts: 1, state: 'pending' }]);
    const other = newServer();
    await look(other);
    expect(sent).toEqual([]);
    clock += MINUTE;
    await look(other);
    expect(sent).toHaveLength(1);
  });

  test('what happens while it is paused is not told, and what is told again has the same id', async () => {
    const webhook = await register();
    const server = newServer();
    await storage.office.webhooks.update(webhook.id, { active: false });
    await bookOne();
    await look(server);
    clock += SECOND;
    await storage.office.webhooks.update(webhook.id, { active: true, seenUntil: clock });
    await bookOne();
    await look(server);
    expect(sent).toHaveLength(1);
    const [delivery] = await logOf(webhook);
    await storage.office.webhooks.resend(webhook.id, delivery?.id ?? '', clock);
    await look(server);
    expect(sent.map(({ headers }) => headers['webhook-id'])).toEqual([delivery?.eventId, delivery?.eventId]);
  });

  test('a thousand changes at once are all told', async () => {
    const webhook = await register();
    const { id: visit } = await bookOne();
    const rows = Array.from({ length: 1_200 }, (_, index) => ({
      id: testIds.next(),
      appointment_id: visit,
      kind: 'cancelled' as const,
      actor_kind: 'system' as const,
      actor_id: null,
      call_id: null,
      details: null,
      at: new Date(clock + Math.floor(index / 400)).toISOString().slice(0, 23).replace('T', ' '),
    }));
    await storage.database.write(async (tx) => {
      for (let from = 0; from < rows.length; from += 400)
        await tx
          .insertInto('appointment_events')
          .values(rows.slice(from, from + 400))
          .execute();
    });
    clock += SECOND;
    await look(newServer());
    expect(sent).toHaveLength(1_201);
    expect((await storage.office.webhooks.due(webhook.id, clock, 9)).length).toBe(0);
  });
});

describe('a message on its way', () => {
  let receiver: Server;
  let asked: string[] = [];
  const message = { headers: { 'webhook-id': 'x' }, body: '{"é":1}' };
  const at = (path: string) => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
      if (request.url === '/redirect') response.writeHead(307, { location: at('/elsewhere') });
      response.end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => receiver.close());

  test('is a POST of JSON, to this machine without TLS', async () => {
    expect(await postTo()({ ...message, url: at('/avisos') })).toBe(200);
    expect(asked).toEqual(['POST /avisos application/json']);
  });

  test('does not follow where it is sent on to', async () => {
    expect(await postTo()({ ...message, url: at('/redirect') })).toBe(307);
    expect(asked).toEqual(['POST /redirect application/json']);
  });

  test('does not go to a name that has come to mean a machine of a private network', async () => {
    const url = at('/avisos').replace('http://127.0.0.1', 'https://sistema.example');
    const rebound = postTo(async () => [{ address: '127.0.0.1', family: 4 }]);
    await expect(rebound({ ...message, url })).rejects.toThrow('private network');
    await expect(postTo()({ ...message, url: 'https://169.254.169.254/latest' })).rejects.toThrow(
      'private network',
    );
    expect(asked).toEqual([]);
  });

  test('says so when nobody is there', async () => {
    const url = at('/x').replace(/:\d+\//, ':1/');
    await expect(postTo()({ ...message, url })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
