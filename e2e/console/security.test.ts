import { request } from 'node:http';
import { createConnection } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../support/console/api-client.ts';
import { PASSWORD } from '../support/console/console.ts';
import { sharedConsole } from '../support/console/fixtures.ts';

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
}

/** RFC 9457, and members that every problem of ours has. */
function expectProblem({ status, body, headers }: { status: number; body: Problem; headers: Headers }): void {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ status, type: `about:blank#${body.code}` });
  for (const words of [body.title, body.detail]) expect(words).toMatch(/^[A-ZÁÉÍÓÚÂÊÔ].*\.$/);
}

describe('the server', () => {
  const server = sharedConsole({ quiet: true });
  let api: ApiClient;

  beforeAll(async () => {
    api = await server.api('administrator');
  });

  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: string | null = null,
  ) => {
    const response = await fetch(`${server.url}${path}`, { method, headers, body });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as Problem,
    };
  };

  test('refuses writes that another site’s page sends, or that say nothing of where they come from', async () => {
    const { cookie } = api;
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1' },
      {},
    ];
    for (const from of foreign)
      for (const [method, path] of [
        ['DELETE', '/api/v1/session'],
        ['POST', '/api/v1/users'],
        ['PUT', '/api/v1/session/password'],
      ] as const) {
        const answer = await ask(method, path, { cookie, ...from });
        expect([answer.status, answer.body.code]).toEqual([403, 'foreign-origin']);
        expectProblem(answer);
      }
    expect((await api.get('/users')).status).toBe(200);
    // Nobody is signed in on somebody else's behalf either.
    const login = JSON.stringify({ login: 'administrator-api', password: PASSWORD });
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    const answer = await ask('POST', '/api/v1/session', headers, login);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  test('refuses a socket that another site’s page opens', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const asking = request(`${server.url}/api/v1/phone`, {
        headers: {
          origin: 'https://evil.example',
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        },
      });
      asking.on('response', (response) => resolve(response.statusCode ?? 0));
      asking.on('upgrade', () => resolve(101));
      asking.on('error', reject);
      asking.end();
    });
    expect(status).toBe(403);
  });

  test('gives a session only to HTTP on this very host, and for no other site', async () => {
    const headers = { 'content-type': 'application/json', origin: server.url };
    const login = JSON.stringify({ login: 'administrator-api', password: PASSWORD });
    const { headers: answered } = await ask('POST', '/api/v1/session', headers, login);
    const [session = '', device = ''] = answered.getSetCookie();
    expect(session).toMatch(/^disque_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(device).toMatch(/^disque_device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('is strict with browsers, whatever it answers', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/agenda'],
      ['GET', '/assets/nothing.js'],
      ['GET', '/healthz'],
      ['GET', '/api/v1/session'],
      ['GET', '/api/v1/users'],
      ['GET', '/api/v1/nothing'],
      ['POST', '/nothing'],
      ['POST', '/api/v1/session'],
      ['GET', '/api/v1/docs/static/index.html'],
    ] as const) {
      const { headers } = await ask(method, path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).toContain("base-uri 'none'");
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
      expect(scripts, path).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
      expect(headers.get('permissions-policy'), path).toContain('geolocation=()');
      expect(headers.get('access-control-allow-origin'), path).toBeNull();
      expect(headers.get('x-powered-by') ?? headers.get('server'), path).toBeNull();
      const isAnswer = path.startsWith('/api/') && !path.includes('/docs/');
      expect(!isAnswer || headers.get('cache-control') === 'no-store', path).toBe(true);
    }
  });

  test('gives each page a policy of its own, for its own scripts', async () => {
    const nonceOf = async () =>
      /'nonce-([^']+)'/.exec((await ask('GET', '/')).headers.get('content-security-policy') ?? '')?.[1];
    const [first, second] = [await nonceOf(), await nonceOf()];
    expect(first).toMatch(/^[\w+/]{22}==$/);
    expect(first).not.toBe(second);
    expect((await ask('GET', '/')).text).not.toContain('__CSP_NONCE__');
  });

  test('says in a problem what is wrong with a request', async () => {
    const bare = { origin: server.url, cookie: api.cookie };
    const json = { ...bare, 'content-type': 'application/json' };
    const cases = [
      [404, 'not-found', await ask('GET', '/api/v1/nothing', json)],
      [404, 'not-found', await ask('POST', '/api/v1/nothing', json, '{}')],
      [404, 'not-found', await ask('DELETE', '/', bare)],
      [404, 'not-found', await ask('GET', '/assets/nothing.js')],
      [400, 'bad-request', await ask('GET', '/api/v1/%zz', json)],
      [400, 'bad-request', await ask('POST', '/api/v1/users', json, '{"login":')],
      [400, 'bad-request', await ask('POST', '/api/v1/users', json, '{"__proto__":{"admin":true}}')],
      [400, 'bad-request', await ask('POST', '/api/v1/users', json, '')],
      [400, 'not-valid', await ask('POST', '/api/v1/users', json, '[]')],
      [
        415,
        'not-json',
        await ask('POST', '/api/v1/users', { ...json, 'content-type': 'application/xml' }, '<a/>'),
      ],
      [
        413,
        'too-large',
        await ask('POST', '/api/v1/users', json, JSON.stringify({ name: 'x'.repeat(5_000_000) })),
      ],
      [
        400,
        'bad-idempotency-key',
        await ask('DELETE', '/api/v1/sessions', { ...bare, 'idempotency-key': 'a b' }),
      ],
      [401, 'bad-token', await ask('GET', '/api/v1/users', { authorization: 'Bearer dqc_nothing' })],
      [
        401,
        'bad-token',
        await ask('GET', '/api/v1/session', { authorization: 'Basic YTpi', cookie: api.cookie }),
      ],
    ] as const;
    for (const [status, code, answer] of cases) {
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expectProblem(answer);
    }
  });

  test('says which value is wrong, in Portuguese', async () => {
    const { status, body } = await api.post<{ errors: { path: string; message: string }[] }>('/users', {
      login: 'com espaço',
      name: '',
      role: 'king',
      doctorId: null,
    });
    expect(status).toBe(400);
    expect(body.errors.map(({ path }) => path).toSorted()).toEqual(['login', 'name', 'role']);
    for (const { message } of body.errors) expect(message).not.toMatch(/expected|invalid|must/i);
  });

  test('answers what is no HTTP with a problem, and hangs up', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = createConnection(Number(new URL(server.url).port), '127.0.0.1', () =>
        socket.write('HELLO\r\n\r\n'),
      );
      let heard = '';
      socket.on('data', (bytes) => (heard += String(bytes)));
      socket.on('end', () => resolve(heard));
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'bad-request' });
  });
});

describe('behind TLS', () => {
  const server = sharedConsole({ settings: { PUBLIC_URL: 'https://agenda.example.com.br' } });

  beforeAll(async () => {
    await server.addUser('receptionist');
  });

  const signIn = (origin: string) =>
    fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ login: 'receptionist', password: PASSWORD }),
    });

  test('cookies are for TLS and this host alone, and browsers come by TLS from then on', async () => {
    const { status, headers } = await signIn('https://agenda.example.com.br');
    expect(status).toBe(200);
    for (const cookie of headers.getSetCookie())
      expect(cookie).toMatch(
        /^__Host-disque_(session|device)=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000');
  });

  test('a page at any other address is foreign, the server’s own among them', async () => {
    for (const origin of [
      'http://agenda.example.com.br',
      server.url,
      'https://agenda.example.com.br.evil.example',
    ])
      expect((await signIn(origin)).status).toBe(403);
  });
});
