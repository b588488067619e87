/** A private MariaDB server for one suite. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type SqlServer, startServer } from './sql-server.ts';

export { freePort } from './sql-server.ts';
export type MariadbServer = SqlServer;

const install = 'apt-get install -y --no-install-recommends mariadb-server-core';

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
      '--force', // A machine that does not know its own name will do, too.
      ...asUser,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return folder;
}

/** @param extra More options for mariadbd. */
export async function startMariadb(extra: readonly string[] = []): Promise<SqlServer> {
  const folder = prepareFolder();
  const command = required('mariadbd');
  return startServer({
    name: 'mariadbd',
    folder,
    seenAs: folder,
    command,
    before: [],
    after: [...asUser, ...extra],
  });
}
