/** A wire between the program and MariaDB that can be cut at the worst moment. */
import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  /** The next COMMIT reaches the server, which obeys it; the connection is cut before anybody hears of it. */
  cutAfterCommit(): void;
  /** The next COMMIT never reaches the server: the connection is cut before. */
  cutBeforeCommit(): void;
  /** How many connections were cut. */
  readonly cuts: () => number;
  /** Everything the program has sent so far, in one. */
  sent(): Buffer;
  close(): Promise<void>;
}

/** COM_QUERY and its text, as in the packet on the wire. */
const commit = Buffer.from('\u0003COMMIT', 'latin1');

export async function startProxy(serverPort: number): Promise<Proxy> {
  let armed: 'before' | 'after' | null = null;
  let cuts = 0;
  const sent: Buffer[] = [];
  const open = new Set<Socket>();

  const cut = (...sockets: Socket[]): void => {
    cuts += 1;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    let committing = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (data) => {
      sent.push(data);
      const isCommit = armed !== null && data.includes(commit);
      if (isCommit && armed === 'before') {
        armed = null;
        return cut(client, upstream);
      }
      committing = isCommit;
      if (isCommit) armed = null;
      upstream.write(data);
    });
    upstream.on('data', (data) => (committing ? cut(client, upstream) : void client.write(data)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAfterCommit: () => void (armed = 'after'),
    cutBeforeCommit: () => void (armed = 'before'),
    cuts: () => cuts,
    sent: () => Buffer.concat(sent),
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
