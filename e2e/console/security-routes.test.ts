import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS, ROLES, type Permission, type Role } from '../../src/office/principal.ts';
import { ApiClient } from '../support/console/api-client.ts';
import { pathWith, readApiDocument, routesOf, type Route } from '../support/console/api-document.ts';
import { sharedConsole } from '../support/console/fixtures.ts';

/** What each role may do, written out: a change of it is to be made here too. */
const MAY: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: PERMISSIONS,
  receptionist: [
    ...(['agenda:read', 'agenda:write', 'agenda:encaixe', 'agenda:attendance', 'patients:read'] as const),
    ...(['patients:write', 'clinic:read', 'calls:read', 'calls:write', 'phone:use'] as const),
  ],
  doctor: ['agenda:read', 'agenda:attendance', 'clinic:read'],
  auditor: ['audit:read', 'reports:read', 'clinic:read'],
};

/** What a part of the API wants at the least, by the beginning of its path. */
const GUARDED: readonly (readonly [RegExp, RegExp])[] = [
  [/^\/api\/v1\/(users|tokens|webhooks)/, /^access:manage$/],
  [/^\/api\/v1\/audit/, /^audit:read$/],
  [/^\/api\/v1\/reports/, /^reports:read$/],
  [/^\/api\/v1\/patients/, /^patients:/],
];

describe('every route', () => {
  const server = sharedConsole();
  let routes: Route[];
  const clients = new Map<Role, ApiClient>();

  beforeAll(async () => {
    for (const role of ROLES)
      clients.set(
        role,
        await server.api(role, `${role}-api`, role === 'doctor' ? { doctorId: 'rafael-costa' } : {}),
      );
    routes = routesOf(await readApiDocument(client('administrator'))).filter(({ path }) =>
      path.startsWith('/api/v1'),
    );
  });

  const client = (role: Role): ApiClient => {
    const known = clients.get(role);
    if (known === undefined) throw new Error(`nobody is signed in as ${role}`);
    return known;
  };
  const wantedBy = ({ operation }: Route) => [operation['x-access']].flat();
  const isOpen = (route: Route) => wantedBy(route).includes('public');
  const askWith = (api: ApiClient, route: Route, value: string) =>
    api.ask<{ code?: string; status?: number; title?: string }>(
      route.method.toUpperCase(),
      pathWith(route, value),
      route.method === 'get' || route.method === 'delete' ? undefined : {},
    );

  test('refuses strangers, and tells them nothing else', async () => {
    const stranger = new ApiClient(server.url);
    for (const route of routes.filter((one) => !isOpen(one))) {
      const { status, body, headers } = await askWith(stranger, route, randomUUID());
      const name = `${route.method} ${route.path}`;
      expect({ name, status, code: body.code }).toEqual({ name, status: 401, code: 'not-signed-in' });
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  test('lets in each role for what it may, and refuses it all else', async () => {
    for (const role of ROLES)
      for (const route of routes.filter((one) => !isOpen(one) && !wantedBy(one).includes('signed-in'))) {
        const may = MAY[role].some((permission) => wantedBy(route).includes(permission));
        // What is allowed is asked for only where asking changes nothing.
        if (may && route.method !== 'get') continue;
        const { status, body } = await askWith(client(role), route, 'rafael-costa');
        const name = `${role}: ${route.method} ${route.path}`;
        expect({ name, refused: status === 403 && body.code === 'not-allowed' }).toEqual({
          name,
          refused: !may,
        });
      }
  });

  test.each(GUARDED)('under %s wants %s', (path, permission) => {
    const below = routes.filter((route) => path.test(route.path));
    const wrong = below.filter((route) => !wantedBy(route).every((wanted) => permission.test(wanted)));
    expect(wrong.map((route) => `${route.method} ${route.path}`)).toEqual([]);
  });

  test('that changes something wants more than a permission to read', () => {
    /** They look for something, with what is too private for an address; or it is one's own agenda's secret link. */
    const looks = /search|proposals|times|phones|feed$/;
    const writes = routes.filter(({ method, path }) => method !== 'get' && !looks.test(path));
    const lax = writes.filter(
      (route) => !isOpen(route) && wantedBy(route).some((wanted) => wanted.endsWith(':read')),
    );
    expect(lax.map((route) => `${route.method} ${route.path}`)).toEqual([]);
  });
});
