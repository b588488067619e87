/** A private server for one suite, MariaDB or MySQL: own folder, own free port, started and stopped by its process id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, createConnection } from 'mariadb';

const user = 'disque';
const password = 'disque-secret';

export interface SqlServer {
  readonly port: number;
  /** Of the server's first database, `disque`. */
  readonly url: string;
  /** Creates an empty database (drops one of that name) and gives its URL. */
  createDatabase(name: string): Promise<string>;
  /** A connection of an administrator, for what tests do behind the program's back. */
  connect(database?: string): Promise<Connection>;
  /** As a power cut would; the data stay. */
  kill9(): Promise<void>;
  /** Starts it again, on the same port with the same data. */
  restart(): Promise<void>;
  /** Stalls the server: connections stay open, nothing answers. */
  pause(): void;
  resume(): void;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** What differs between the kinds of server. */
export interface ServerPlan {
  /** What messages call it. */
  readonly name: string;
  /** Its own folder, with a data folder named `data` in it; removed when it stops. */
  readonly folder: string;
  /** That folder as the server sees it, which may be in a chroot. */
  readonly seenAs: string;
  readonly command: string;
  /** What comes before and after the options that all have. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

interface Place extends ServerPlan {
  readonly port: number;
}

/** Runs at every start, as the administrator. */
const initially = [
  `CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED BY '${password}';`,
  `GRANT ALL ON *.* TO '${user}'@'%' WITH GRANT OPTION;`,
  'CREATE DATABASE IF NOT EXISTS disque;\n',
].join('\n');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function launch({ folder, seenAs, port, command, before, after }: Place): ChildProcess {
  const log = openSync(join(folder, 'server.log'), 'a');
  const options = [
    '--no-defaults',
    `--datadir=${seenAs}/data`,
    `--socket=${seenAs}/socket`,
    `--pid-file=${seenAs}/pid`,
    `--init-file=${seenAs}/init.sql`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=128M',
    '--max-connections=300',
  ];
  const child = spawn(command, [...before, ...options, ...after], { stdio: ['ignore', log, log] });
  return child;
}

async function connect(port: number, database?: string): Promise<Connection> {
  const place = database === undefined ? {} : { database };
  const account = { user, password, allowPublicKeyRetrieval: true };
  return createConnection({ host: '127.0.0.1', port, ...account, connectTimeout: 2_000, ...place });
}

async function untilReady({ name, folder, port }: Place, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(
        `${name} did not start:\n${readFileSync(join(folder, 'server.log'), 'utf8').slice(-2_000)}`,
      );
    }
    try {
      await (await connect(port)).end();
      return;
    } catch {
      await delay(50);
    }
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

export async function startServer(plan: ServerPlan): Promise<SqlServer> {
  writeFileSync(join(plan.folder, 'init.sql'), initially, { mode: 0o644 });
  const place: Place = { ...plan, port: await freePort() };
  let child = launch(place);
  const removeFolder = (): void =>
    rmSync(place.folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  const leave = (): void => {
    child.kill('SIGKILL');
    removeFolder();
  };
  process.once('exit', leave);
  await untilReady(place, child);
  const url = (name: string): string => `mysql://${user}:${password}@127.0.0.1:${place.port}/${name}`;
  return {
    port: place.port,
    url: url('disque'),
    connect: (database) => connect(place.port, database),
    async createDatabase(name) {
      const connection = await connect(place.port);
      await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
      await connection.query(`CREATE DATABASE \`${name}\``);
      await connection.end();
      return url(name);
    },
    kill9: () => ended(child, 'SIGKILL'),
    async restart() {
      await ended(child, 'SIGTERM');
      child = launch(place);
      await untilReady(place, child);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      // Its data go with it: nothing to shut down in order.
      await ended(child, 'SIGKILL');
      process.off('exit', leave);
      removeFolder();
    },
  };
}
