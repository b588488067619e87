/** The Asterisk that the tests run, in a Debian of its own; and what servers in such folders leave behind. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DebianFolder, isRunning } from '../../scripts/debian-folder.ts';

const asterisk = new DebianFolder({
  name: 'asterisk',
  title: 'Asterisk',
  suite: 'forky',
  packages: 'asterisk',
  proof: 'usr/sbin/asterisk',
});

export const asteriskRoot = asterisk.root;
export const whatAsteriskLacks = (): string | null => asterisk.lacks();
export const ensureAsterisk = (): string => asterisk.ensure();

/**
 * Ends the servers of test runs that were killed, and removes their folders: those named `run-<process id of the test
 * run>-…` below a Debian's root, each with the server's process id in a file.
 */
export function removeLeftovers(root: string, pidFile: string): void {
  for (const name of readdirSync(root)) {
    const owner = /^run-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    const file = join(root, name, pidFile);
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (isRunning(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name))
      process.kill(pid, 'SIGKILL');
    rmSync(join(root, name), { recursive: true, force: true });
  }
}
