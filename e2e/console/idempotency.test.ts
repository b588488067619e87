import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../support/console/api-client.ts';
import { sharedConsole } from '../support/console/fixtures.ts';

describe('a write with an Idempotency-Key', () => {
  const server = sharedConsole();
  let api: ApiClient;

  beforeAll(async () => {
    api = await server.api('administrator');
  });

  const hook = (path: string) => ({ url: `http://127.0.0.1:9/${path}`, events: ['booked'] });
  const hooksAt = async (path: string) =>
    (await server.storage.office.webhooks.list()).filter(({ url }) => url.endsWith(`/${path}`));
  const usersCalled = async (login: string) =>
    (await server.storage.office.users.list()).filter((user) => user.login === login);

  test('is done once, and answered the same again', async () => {
    const made = await api.post<{ webhook: { id: string } }>('/webhooks', hook('ping'));
    const path = `/webhooks/${made.body.webhook.id}/ping`;
    const key = { 'idempotency-key': randomUUID() };
    const first = await api.post(path, {}, key);
    const again = await api.post(path, {}, key);
    expect([first.status, first.headers.get('idempotent-replay')]).toEqual([202, null]);
    expect([again.status, again.headers.get('idempotent-replay')]).toEqual([202, 'true']);
    expect(again.body).toEqual(first.body);
    expect(await server.storage.office.webhooks.deliveries(made.body.webhook.id, null, 9)).toHaveLength(1);
  });

  test('sent twenty times at once is done once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.post('/webhooks', hook('rush'), key)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await hooksAt('rush')).toHaveLength(1);
  });

  test('never shows a secret again, nor keeps it where the database is read', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const about = { login: 'once', name: 'Uma Vez', role: 'auditor', doctorId: null };
    const first = await api.post<{ password: string }>('/users', about, key);
    expect(first.status).toBe(201);
    const again = await api.post<{ code: string }>('/users', about, key);
    expect([again.status, again.body.code]).toEqual([409, 'already-done']);
    expect(await usersCalled('once')).toHaveLength(1);
    const rows = await server.storage.database.read((db) =>
      db.selectFrom('idempotency_keys').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(first.body.password);
  });

  test('that is refused is refused the same again, also once it would be possible', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const about = { login: 'once', name: 'Outra Vez', role: 'auditor', doctorId: null };
    const refused = await api.post<{ code: string }>('/users', about, key);
    expect([refused.status, refused.body.code]).toEqual([409, 'login-taken']);
    const again = await api.post<{ code: string }>('/users', about, key);
    expect([again.body.code, again.headers.get('idempotent-replay')]).toEqual(['login-taken', 'true']);
    expect(again.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  test('of another body is refused, and its key is nobody else’s', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await api.post('/webhooks', hook('mine'), key)).status).toBe(201);
    const other = await api.post<{ code: string }>('/webhooks', hook('other'), key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const colleague = await server.api('administrator', 'colleague');
    expect((await colleague.post('/webhooks', hook('theirs'), key)).status).toBe(201);
    expect(
      [await hooksAt('mine'), await hooksAt('other'), await hooksAt('theirs')].map(({ length }) => length),
    ).toEqual([1, 0, 1]);
  });

  test('that nobody has waited for is asked again without a key, and done again', async () => {
    await api.post('/webhooks', hook('twice'));
    await api.post('/webhooks', hook('twice'));
    expect(await hooksAt('twice')).toHaveLength(2);
  });
});

describe('a minute of requests', () => {
  const server = sharedConsole();

  test('that one session uses up is no colleague’s, though they share an address', async () => {
    const [greedy, colleague] = [
      await server.api('receptionist', 'greedy'),
      await server.api('receptionist', 'colleague'),
    ];
    for (let batch = 0; batch < 24; batch++)
      await Promise.all(Array.from({ length: 51 }, () => greedy.get('/nothing')));
    const refused = await greedy.get<{ code: string }>('/sessions');
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await colleague.get('/sessions')).status).toBe(200);
    expect((await server.api('receptionist', 'newcomer')).cookie).not.toBe('');
  });
});
