/** A private MySQL server for one suite: Oracle's, which of Debian only sid has, in a folder with a Debian of its own. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DebianFolder } from '../../scripts/debian-folder.ts';
import { removeLeftovers } from './debian.ts';
import { type SqlServer, startServer } from './sql-server.ts';

const program = '/usr/sbin/mysqld';
/** Debian's `nobody` and `nogroup`: mysqld does not like to be root, and need not be. */
const nobody = 65_534;
const asNobody = (root: string): string[] => [`--userspec=${nobody}:${nobody}`, root, program];
/** A data folder as the server makes it, to be copied: making one takes seconds. */
const template = 'template/data';

const debian = new DebianFolder({
  name: 'mysql',
  title: 'MySQL',
  suite: 'sid',
  packages: 'mysql-server-core',
  proof: `${template}/mysql.ibd`,
  finish: makeTemplate,
});

function makeTemplate(root: string): void {
  const folder = join(root, 'template');
  mkdirSync(folder);
  chownSync(folder, nobody, nobody);
  const options = ['--no-defaults', '--initialize-insecure', `--datadir=/${template}`];
  const small = ['--innodb-redo-log-capacity=16M', '--secure-file-priv=NULL'];
  execFileSync('chroot', [...asNobody(root), ...options, ...small], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * Whether suites on MySQL can run here. Where they cannot they say so aloud and skip; never on CI: there this throws,
 * with the command that mends it.
 */
export function mysqlAvailable(): boolean {
  const lacking = debian.lacks();
  if (lacking !== null && process.env['CI'] !== undefined) throw new Error(lacking);
  if (lacking !== null) console.warn(`\n*** SKIPPED, no MySQL: ${lacking} ***\n`);
  return lacking === null;
}

/** Starts one, installing MySQL first where it is missing. */
export async function startMysql(): Promise<SqlServer> {
  const root = debian.ensure();
  removeLeftovers(root, 'pid');
  const folder = mkdtempSync(join(root, `run-${process.pid}-`));
  chownSync(folder, nobody, nobody);
  execFileSync('cp', ['-a', join(root, template), folder]);
  return startServer({
    name: 'mysqld',
    folder,
    seenAs: `/${basename(folder)}`,
    command: 'chroot',
    before: asNobody(root),
    // Out of the way: MySQL's second protocol, with a port of its own; the log for replicas; server-side files.
    after: ['--mysqlx=0', '--skip-log-bin', '--secure-file-priv=NULL'],
  });
}
