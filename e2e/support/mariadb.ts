/** A private MariaDB server for one suite: own folder, own free port, started and stopped by its process id. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, createConnection } from 'mariadb';

const user = 'disque';
const password = 'disque-secret';
const install = 'apt-get install -y --no-install-recommends mariadb-server-core mariadb-client-core';

export interface MariadbServer {
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

/**
 * Whether suites on MariaDB can run here. Without the server they may say so aloud and skip, never on CI: there this
 * throws, with the command that installs it.
 */
export function mariadbAvailable(): boolean {
  const found = ['mariadbd', 'mariadb-install-db'].every((command) => which(command) !== undefined);
  if (!found && process.env['CI'] !== undefined)
    throw new Error(`mariadbd is not installed: run \`${install}\``);
  if (!found)
    console.warn(`\n*** SKIPPED: mariadbd is not installed; run \`${install}\` to test on MariaDB ***\n`);
  return found;
}

function which(command: string): string | undefined {
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`;
  const { status, stdout } = spawnSync('/bin/sh', ['-c', `command -v ${command}`], { env: { PATH: path } });
  return status === 0 ? stdout.toString().trim() : undefined;
}

function required(command: string): string {
  const found = which(command);
  if (found === undefined) throw new Error(`${command} is not installed: run \`${install}\``);
  return found;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly extra: readonly string[];
}

/** mariadbd refuses to run as root without being told who to be; `mysql`, where the machine has such a user. */
const account = readFileSync('/etc/passwd', 'utf8').includes('\nmysql:') ? 'mysql' : 'root';
const asUser = userInfo().uid === 0 ? [`--user=${account}`] : [];

function prepareFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'disque-mariadb-'));
  chmodSync(folder, 0o755);
  if (asUser.length > 0) execFileSync('chown', [account, folder]);
  const data = join(folder, 'data');
  execFileSync(
    required('mariadb-install-db'),
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--force', // A machine that does not know its own name will do.
      ...asUser,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const sql = [
    `CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED BY '${password}'`,
    `GRANT ALL ON *.* TO '${user}'@'%'`,
    'CREATE DATABASE IF NOT EXISTS disque',
  ];
  writeFileSync(join(folder, 'init.sql'), sql.map((line) => `${line};\n`).join(''), { mode: 0o644 });
  return folder;
}

function launch({ folder, port, extra }: Place): ChildProcess {
  const log = openSync(join(folder, 'server.log'), 'a');
  const options = [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${join(folder, 'init.sql')}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=128M',
    '--max-connections=300',
    ...asUser,
    ...extra,
  ];
  const child = spawn(required('mariadbd'), options, { stdio: ['ignore', log, log] });
  return child;
}

async function connect(port: number, database?: string): Promise<Connection> {
  const place = database === undefined ? {} : { database };
  return createConnection({ host: '127.0.0.1', port, user, password, connectTimeout: 2_000, ...place });
}

async function untilReady({ folder, port }: Place, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(
        `mariadbd did not start:\n${readFileSync(join(folder, 'server.log'), 'utf8').slice(-2_000)}`,
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

/** @param extra More options for mariadbd. */
export async function startMariadb(extra: readonly string[] = []): Promise<MariadbServer> {
  const place: Place = { folder: prepareFolder(), port: await freePort(), extra };
  let child = launch(place);
  const leave = (): void => {
    child.kill('SIGKILL');
    rmSync(place.folder, { recursive: true, force: true });
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
      await connection.query(`DROP DATABASE IF EXISTS ${name}`);
      await connection.query(`CREATE DATABASE ${name}`);
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
      child.kill('SIGCONT');
      await ended(child, 'SIGTERM');
      process.off('exit', leave);
      rmSync(place.folder, { recursive: true, force: true });
    },
  };
}
