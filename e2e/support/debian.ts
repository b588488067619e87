/** A folder with a Debian in it that has Asterisk: stable Debian has none, and the machine's own stays as it is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const SUITE = 'forky';
const PUBLIC_MIRROR = 'http://deb.debian.org/debian';
const PART = /^asterisk\.part-(\d+)$/;

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'disque-consulta');

/** The root folder of that Debian, whether it is there or not. */
export const asteriskRoot = join(cache, 'asterisk');

/** What keeps Asterisk from running here, with the remedy; null when nothing does. */
export function whatAsteriskLacks(): string | null {
  if (process.platform !== 'linux') return 'Asterisk is run in a chroot: use Linux';
  if (process.getuid?.() !== 0) return 'Asterisk is run in a chroot: run the tests as root';
  if (isInstalled() || has('debootstrap')) return null;
  return 'debootstrap is not installed: run `apt-get install -y debootstrap`';
}

/**
 * Makes sure of the Debian with Asterisk (536 MB, about a minute the first time), and gives its root folder. It is
 * built beside its place and then renamed: what is there is whole.
 */
export function ensureAsterisk(): string {
  const lacking = whatAsteriskLacks();
  if (lacking !== null) throw new Error(lacking);
  if (isInstalled()) return asteriskRoot;
  mkdirSync(cache, { recursive: true });
  removeLeftovers();
  const part = join(cache, `asterisk.part-${process.pid}`);
  const mirror = debianMirror();
  console.log(
    `Installing Asterisk (Debian ${SUITE}, from ${mirror}) into ${asteriskRoot}: about a minute, once`,
  );
  const script = '/usr/share/debootstrap/scripts/sid';
  execFileSync('debootstrap', ['--variant=minbase', '--include=asterisk', SUITE, part, mirror, script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...proxyOfApt(), ...process.env },
  });
  putInPlace(part);
  return asteriskRoot;
}

function isInstalled(): boolean {
  return existsSync(join(asteriskRoot, 'usr/sbin/asterisk'));
}

function has(command: string): boolean {
  return spawnSync('/bin/sh', ['-c', `command -v ${command}`]).status === 0;
}

/** Builds that were interrupted; not those that another test run is at. */
function removeLeftovers(): void {
  for (const name of readdirSync(cache)) {
    const builder = PART.exec(name)?.[1];
    if (builder === undefined || isRunning(Number(builder))) continue;
    rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Whether a process of that id is there. */
export function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

function putInPlace(part: string): void {
  // Somebody else's build may have come first: then theirs is as good.
  if (isInstalled()) rmSync(part, { recursive: true });
  else {
    rmSync(asteriskRoot, { recursive: true, force: true });
    renameSync(part, asteriskRoot);
  }
}

/** Where this machine's own apt gets Debian from; on other systems, the public mirror. */
function debianMirror(): string {
  const listed = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  const addresses = (listed.stdout ?? '').toString().split('\n');
  return addresses.find((each) => /\/debian\/?$/.test(each)) ?? PUBLIC_MIRROR;
}

function proxyOfApt(): Record<string, string> {
  const dumped = spawnSync('apt-config', ['dump', '--format', '%v%n', 'Acquire::http::Proxy']);
  const proxy = (dumped.stdout ?? '').toString().trim();
  return proxy === '' ? {} : { http_proxy: proxy };
}
