import type { ProblemBody } from '../../../src/web/problem.ts';
import { isAttended } from '../session/attended.ts';
import { ApiProblem, offline } from './problem.ts';

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Told when the server no longer knows who asks. */
let onSignedOut: () => void = () => undefined;
export const whenSignedOut = (listener: () => void): void => void (onSignedOut = listener);

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // A file is put as it is, and the same however often.
  const file = body instanceof Blob ? body : null;
  if (body !== undefined)
    headers['content-type'] = file === null ? 'application/json' : file.type || 'application/octet-stream';
  if (!isAttended()) headers['x-unattended'] = 'true';
  // Sent again by the browser or by an impatient hand, a write happens once.
  if (method !== 'GET' && file === null) headers['idempotency-key'] = crypto.randomUUID();
  const init = { method, headers, ...(body !== undefined && { body: file ?? JSON.stringify(body) }) };
  const response = await fetch(`/api/v1${path}`, init).catch(() => Promise.reject(offline()));
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'not-signed-in') onSignedOut();
  throw problem;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    return new ApiProblem((await response.json()) as ProblemBody);
  } catch {
    return offline();
  }
}

async function json<T>(response: Promise<Response>): Promise<T> {
  const answer = await response;
  return (answer.status === 204 ? null : await answer.json()) as T;
}

/** A path with its query; what is null or undefined is left out. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The API, below `/api/v1`. Rejects with {@link ApiProblem} alone. */
export const api = {
  get: <T>(path: string, query: Query = {}): Promise<T> => json<T>(ask('GET', withQuery(path, query))),
  post: <T>(path: string, body: unknown = {}): Promise<T> => json<T>(ask('POST', path, body)),
  put: <T>(path: string, body: unknown): Promise<T> => json<T>(ask('PUT', path, body)),
  patch: <T>(path: string, body: unknown): Promise<T> => json<T>(ask('PATCH', path, body)),
  delete: <T>(path: string): Promise<T> => json<T>(ask('DELETE', path)),
};
