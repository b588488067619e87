import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { AgiServerError } from './errors.ts';

/** Calls that may wait to be accepted: a burst at a restart; the kernel takes less if `net.core.somaxconn` is less. */
const BACKLOG = 4096;

const REMEDIES: Record<string, string> = {
  EADDRINUSE: 'another program (or another copy of this one) listens there: stop it, or choose another port',
  EACCES: 'this user may not listen there: choose a port above 1023',
  EADDRNOTAVAIL: 'this machine has no such address: choose one of its own, 127.0.0.1 or 0.0.0.0',
  ENOTFOUND: 'that host name is not known: give an address',
};

/** Listens, and gives the port. Rejects with AgiServerError, whose message names the remedy. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  try {
    const listening = once(server, 'listening');
    server.listen({ host, port, backlog: BACKLOG });
    await listening;
  } catch (cause) {
    throw new AgiServerError(`cannot listen on ${host} port ${port}: ${remedy(cause)}`, { cause });
  }
  return (server.address() as AddressInfo).port;
}

function remedy(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REMEDIES[code] ?? String(cause);
}
