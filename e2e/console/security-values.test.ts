import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../support/console/api-client.ts';
import { pathWith, readApiDocument, routesOf, type Route } from '../support/console/api-document.ts';
import { ConsoleServer } from '../support/console/console.ts';
import { onEveryEngine } from '../storage/engines.ts';

const HOSTILE = [
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  '" UNION SELECT password_hash FROM users --',
  '%',
  '\u0000',
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  '{"$gt":""}',
  '__proto__',
  '-1',
  '9'.repeat(40),
  'NaN',
  '0000-00-00',
  '9999-99-99',
  '2027-02-30',
  'ção😀',
  'x'.repeat(2_000),
];

/** Of its own session, so many; then another. A minute of one is 1,200. */
const ASKS_OF_ONE = 1_000;

onEveryEngine('hostile values', (engine) => {
  let server: ConsoleServer;

  beforeAll(async () => {
    server = await ConsoleServer.start({ databaseUrl: await engine.emptyDatabase() });
  });
  afterAll(() => server.close());

  /** Every address that this route has for such a value: in its path, and in each parameter of its query. */
  function addresses(route: Route, value: string): string[] {
    const names = (route.operation.parameters ?? [])
      .filter((one) => one.in === 'query')
      .map(({ name }) => name);
    const inQuery = names.map(
      (name) => `${pathWith(route, 'x')}?${new URLSearchParams({ [name]: value }).toString()}`,
    );
    return route.path.includes('{') ? [pathWith(route, value), ...inQuery] : inQuery;
  }

  test('in an address are refused, or found to be nothing: never a failure', async () => {
    let api: ApiClient = await server.api('administrator');
    const routes = routesOf(await readApiDocument(api)).filter(
      ({ method, path }) => method === 'get' && path.startsWith('/api/v1') && !path.endsWith('/events'),
    );
    const paths = routes.flatMap((route) => HOSTILE.flatMap((value) => addresses(route, value)));
    expect(paths.length).toBeGreaterThan(500);
    const failed: string[] = [];
    for (const [index, path] of paths.entries()) {
      if (index % ASKS_OF_ONE === ASKS_OF_ONE - 1) api = await server.api('administrator', `asker-${index}`);
      const { status } = await api.get(path);
      if (status >= 429) failed.push(`${status} ${path}`);
    }
    expect(failed).toEqual([]);
    expect((await api.get('/users')).status).toBe(200);
  });

  test('in a body change nothing but what they are meant for', async () => {
    const api = await server.api('administrator');
    for (const value of HOSTILE) {
      const { status, body } = await api.post<{ code: string }>('/session', {
        login: value.slice(0, 60),
        password: value.slice(0, 100),
      });
      expect([400, 401], JSON.stringify({ value, body })).toContain(status);
    }
    const polluted = '{"login":"x","password":"y","__proto__":{"role":"administrator"}}';
    expect((await api.post('/session', polluted)).status).toBe(400);
    const constructed = '{"login":"x","password":"y","constructor":{"prototype":{"role":"administrator"}}}';
    expect((await api.post('/session', constructed)).status).toBe(400);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});
