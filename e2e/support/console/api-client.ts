import { randomUUID } from 'node:crypto';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** The API as a program sees it, with a session's cookie or a token. */
export class ApiClient {
  readonly #origin: string;
  #cookie = '';
  #token = '';

  constructor(origin: string) {
    this.#origin = origin;
  }

  async signIn(login: string, password: string): Promise<void> {
    const { status, body } = await this.post('/session', { login, password });
    if (status !== 200) throw new Error(`${login} was not let in: ${JSON.stringify(body)}`);
  }

  useToken(token: string): this {
    this.#token = token;
    this.#cookie = '';
    return this;
  }

  get cookie(): string {
    return this.#cookie;
  }

  get = <T = unknown>(path: string) => this.ask<T>('GET', path);
  post = <T = unknown>(path: string, body: unknown = {}, headers = {}) =>
    this.ask<T>('POST', path, body, headers);
  put = <T = unknown>(path: string, body: unknown, headers = {}) => this.ask<T>('PUT', path, body, headers);
  patch = <T = unknown>(path: string, body: unknown, headers = {}) =>
    this.ask<T>('PATCH', path, body, headers);
  delete = <T = unknown>(path: string, headers = {}) => this.ask<T>('DELETE', path, undefined, headers);

  async ask<T>(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { origin: this.#origin, ...more };
    if (body !== undefined) headers['content-type'] ??= 'application/json';
    if (method !== 'GET') headers['idempotency-key'] ??= randomUUID();
    if (this.#cookie !== '') headers['cookie'] = this.#cookie;
    if (this.#token !== '') headers['authorization'] = `Bearer ${this.#token}`;
    const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${this.#origin}/api/v1${path}`, { method, headers, body: sent });
    const [cookie] = response.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as T,
    };
  }
}
