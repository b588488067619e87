import { request } from 'node:http';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Visitor } from '../support/console/web-in-time.ts';
import { sharedWebInTime } from '../support/console/fixtures.ts';

describe('when something breaks', () => {
  const web = sharedWebInTime();
  let chief: Visitor;

  beforeAll(async () => {
    await web.addUser('chefe', 'administrator');
    chief = web.visitor();
    await chief.signIn('chefe');
  });

  const lose = (table: string) =>
    web.storage.database.read((db) => sql`DROP TABLE ${sql.table(table)}`.execute(db));

  test('the answer has a number to ask about, and the log, under that number, what it was', async () => {
    await lose('webhook_deliveries');
    const [webhook] = await web.storage.office.webhooks.list();
    expect(webhook).toBeUndefined();
    await lose('webhooks');
    const { status, body, headers } = await chief.ask('GET', '/webhooks');
    expect([status, body['code'], headers.get('content-type')]).toEqual([
      500,
      'bug',
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/webhooks|sqlite|no such table|at |\.ts/i);
    const line = web.log.find((one) => one.includes(String(body['instance'])));
    expect(line).toContain('no such table');
  });

  test('what cannot be written down in the audit is not shown', async () => {
    const seen = await chief.ask('GET', '/patients/demo-lucia');
    expect(JSON.stringify(seen.body)).toContain('Lúcia');
    await lose('audit_log');
    const { status, body } = await chief.ask('GET', '/patients/demo-lucia');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('Lúcia');
  });

  test('a value that is given twice, and a method that only shows requests, are refused', async () => {
    expect((await chief.ask('GET', '/patients?limit=1&limit=2')).status).toBe(400);
    const status = await new Promise<number>((resolve, reject) => {
      const asking = request(`${web.url}/api/v1/session`, { method: 'TRACE', headers: { origin: web.url } });
      asking.on('response', (response) => resolve(response.resume().statusCode ?? 0));
      asking.on('error', reject);
      asking.end();
    });
    expect([404, 405]).toContain(status);
  });
});
