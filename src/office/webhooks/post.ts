import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isDevelopment, publicAddresses, type Resolve, resolveHost } from './target.ts';

const TIMEOUT_MS = 10_000;

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one message; gives the answer's HTTP status. Rejects when there is none. */
export type Post = (message: Message) => Promise<number>;

/**
 * POSTs JSON to a receiver. The host's addresses are looked at once more, and only those are connected to: a name that
 * has come to mean a private network since it was registered is refused. Redirects are not followed.
 */
export const postTo =
  (resolve: Resolve = resolveHost): Post =>
  async ({ url: text, headers, body }) => {
    const url = new URL(text);
    const development = isDevelopment(url);
    const pinned = development ? null : await publicAddresses(url, resolve);
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(pinned !== null && { lookup: pinTo(pinned) }),
    } as const;
    const { promise, resolve: answer, reject } = Promise.withResolvers<number>();
    const request = (development ? http : https).request(url, options, (response) => {
      answer(response.statusCode ?? 0);
      // Whatever it has to say is not read.
      response.destroy();
    });
    request.on('error', reject);
    request.end(body);
    return promise;
  };

/** A `lookup` that knows these addresses alone. */
const pinTo =
  (addresses: Awaited<ReturnType<Resolve>>): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else if (first !== undefined) callback(null, first.address, first.family);
  };
