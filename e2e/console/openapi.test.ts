import { beforeAll, describe, expect, test } from 'vitest';
import { readApiDocument, routesOf, type ApiDocument, type Route } from '../support/console/api-document.ts';
import { Browser, browserAvailable } from '../support/console/browser.ts';
import { sharedConsole } from '../support/console/fixtures.ts';

/** All that a stranger may ask for: any other route is refused them (`security-routes.test.ts`). */
const PUBLIC = [
  'get /api/v1/agenda/feeds/{file}',
  'get /api/v1/phone/guide',
  'get /api/v1/recordings/{*}',
  'get /api/v1/session',
  'get /healthz',
  'get /readyz',
  'post /api/v1/session',
];

describe('the OpenAPI document', () => {
  const server = sharedConsole();
  let document: ApiDocument;
  let routes: Route[];

  beforeAll(async () => {
    document = await readApiDocument(await server.api('administrator'));
    routes = routesOf(document);
  });

  const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
  const routesThat = (isWrong: (route: Route) => boolean): string[] => routes.filter(isWrong).map(nameOf);

  test('is OpenAPI 3.1, and names every route once', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info.title).toBe('Disque Consulta');
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(routes.length).toBeGreaterThan(30);
    const ids = routes.map(({ operation }) => operation.operationId);
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says of every route what it does, where it belongs and what it answers', () => {
    expect(routesThat(({ operation }) => (operation.summary ?? '').length < 5)).toEqual([]);
    expect(routesThat(({ operation }) => operation.tags?.length !== 1)).toEqual([]);
    const known = new Set(document.tags.map(({ name }) => name));
    expect(routesThat(({ operation }) => !known.has(operation.tags?.[0] ?? ''))).toEqual([]);
    expect(
      routesThat(
        ({ operation: { responses } }) => !Object.keys(responses).some((status) => status.startsWith('2')),
      ),
    ).toEqual([]);
  });

  test('documents the problem that a refusal is', () => {
    expect(document.components.schemas).toHaveProperty('Problem.properties.code');
    expect(
      routesThat(
        ({ operation: { responses } }) => !('application/problem+json' in (responses['4XX']?.content ?? {})),
      ),
    ).toEqual([]);
  });

  test('every parameter in a path is described, and no other', () => {
    const described = ({ operation }: Route) =>
      (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
    const named = ({ path }: Route) => [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    expect(
      routesThat((route) => new Set(described(route)).symmetricDifference(new Set(named(route))).size > 0),
    ).toEqual([]);
  });

  test('every reference leads somewhere', () => {
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = name
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
      expect(found, name).toBeDefined();
    }
  });

  test('names what is open to strangers, and asks a token or a session for all else', () => {
    expect(Object.keys(document.components.securitySchemes).toSorted()).toEqual(['session', 'token']);
    const open = routesThat(({ operation }) => operation['x-access'] === 'public');
    expect(open.filter((name) => !PUBLIC.includes(name))).toEqual([]);
    expect(routesThat(({ operation }) => operation['x-access'] === undefined)).toEqual([]);
    expect(
      routesThat(
        ({ operation }) => (operation['x-access'] === 'public') !== (operation.security?.length === 0),
      ),
    ).toEqual([]);
  });

  test.skipIf(!browserAvailable())('can be browsed, by its own policy, without a complaint', async () => {
    const browser = new Browser();
    try {
      const page = await (await browser.open(server.url)).newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('requestfailed', (request) => complaints.push(request.url()));
      await page.goto('/api/v1/docs');
      await page.getByRole('heading', { name: /Disque Consulta/ }).waitFor();
      await page.locator('#operations-tag-users').click();
      await page.getByText('All users, by name').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
