import { DatabaseTimeout } from './errors.ts';
import { within } from './within.ts';

/** How long a server may take to hear that we go. */
const goodbyeMs = 1_000;

/** What the pool needs of a connection. */
export interface Poolable {
  /** False once its socket is gone. */
  isValid(): boolean;
  /** Says goodbye to the server. */
  end(): Promise<void>;
  /** Drops it without a word. */
  destroy(): void;
}

export interface PoolOptions<Host, Connection> {
  /** In the order to try them. */
  readonly hosts: readonly Host[];
  readonly connect: (host: Host) => Promise<Connection>;
  readonly maxConnections: number;
  /** How long to wait for a connection when all are in use, in milliseconds. */
  readonly acquireTimeoutMs: number;
}

export interface Lease<Connection> {
  readonly connection: Connection;
  /** Which of the hosts it talks to. */
  readonly hostIndex: number;
}

interface Waiter<Connection> {
  give(lease: Promise<Lease<Connection>>): void;
}

/**
 * A pool over the hosts of a cluster: it stays with one host until that one fails, then goes on to the next.
 * Why not the connector's own: that one keeps trying a dead host for as long as a caller will wait.
 */
export class FailoverPool<Host, Connection extends Poolable> {
  readonly #options: PoolOptions<Host, Connection>;
  #idle: Lease<Connection>[] = [];
  readonly #waiting: Waiter<Connection>[] = [];
  #open = 0;
  #current = 0;
  #closed = false;

  constructor(options: PoolOptions<Host, Connection>) {
    this.#options = options;
  }

  /** @throws DatabaseTimeout when all connections stay in use; or the error of the last host tried. */
  async acquire(): Promise<Lease<Connection>> {
    if (this.#closed) throw new Error('the database pool is closed');
    const ready = this.#takeIdle();
    if (ready !== undefined) return ready;
    if (this.#open < this.#options.maxConnections) return this.#connect();
    return this.#queue();
  }

  /** Gives a connection back; a broken one is dropped, and its host is not the first choice any more. */
  release(lease: Lease<Connection>, state: 'good' | 'broken'): void {
    if (state === 'broken') this.#avoid(lease.hostIndex);
    if (state === 'broken' || this.#closed || !lease.connection.isValid()) {
      this.#drop(lease);
      this.#next(() => this.#connect());
    } else if (!this.#next(() => Promise.resolve(lease))) this.#idle.push(lease);
  }

  /** Ends idle connections at once, and those in use when they come back. */
  async close(): Promise<void> {
    this.#closed = true;
    const idle = this.#idle.splice(0);
    this.#open -= idle.length;
    await Promise.all(
      idle.map(({ connection }) => within(goodbyeMs, connection.end()).catch(() => connection.destroy())),
    );
  }

  /** The most recently used: its socket is the likeliest to live. */
  #takeIdle(): Lease<Connection> | undefined {
    for (let lease = this.#idle.pop(); lease !== undefined; lease = this.#idle.pop()) {
      if (lease.connection.isValid()) return lease;
      this.#drop(lease);
    }
    return undefined;
  }

  async #connect(): Promise<Lease<Connection>> {
    this.#open += 1;
    const { hosts, connect } = this.#options;
    const first = this.#current;
    let failure: unknown = new Error('no database host');
    for (let step = 0; step < hosts.length; step += 1) {
      const hostIndex = (first + step) % hosts.length;
      try {
        const connection = await connect(hosts[hostIndex] as Host);
        this.#current = hostIndex;
        return { connection, hostIndex };
      } catch (error) {
        failure = error;
      }
    }
    this.#open -= 1;
    // Nobody is left who would give a connection back: those who wait hear of it too.
    while (this.#open === 0 && this.#next(() => Promise.reject(failure)));
    throw failure;
  }

  #queue(): Promise<Lease<Connection>> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter<Connection> = {
        give: (lease) => {
          clearTimeout(timer);
          resolve(lease);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(new DatabaseTimeout(`no free connection within ${this.#options.acquireTimeoutMs} ms`));
      }, this.#options.acquireTimeoutMs);
      this.#waiting.push(waiter);
    });
  }

  /** Serves whoever has waited longest; false = nobody waits. */
  #next(lease: () => Promise<Lease<Connection>>): boolean {
    const waiter = this.#waiting.shift();
    waiter?.give(lease());
    return waiter !== undefined;
  }

  #drop(lease: Lease<Connection>): void {
    this.#open -= 1;
    lease.connection.destroy();
  }

  /** Idle connections of a host that failed are likely dead as well: each would cost a caller a timeout. */
  #avoid(hostIndex: number): void {
    for (const lease of this.#idle) if (lease.hostIndex === hostIndex) this.#drop(lease);
    this.#idle = this.#idle.filter((lease) => lease.hostIndex !== hostIndex);
    if (this.#current === hostIndex) this.#current = (hostIndex + 1) % this.#options.hosts.length;
  }
}
