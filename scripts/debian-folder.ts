/** Folders with a Debian in them, for programs that stable Debian has not: the machine's own stays as it is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'disque-consulta');

interface Contents {
  /** Of the folder. */
  readonly name: string;
  /** What is in it, as people call it. */
  readonly title: string;
  /** Debian's release. */
  readonly suite: string;
  readonly packages: string;
  /** Debian's sections; `main` unless said otherwise. */
  readonly sections?: string;
  /** A file of it that is there when all is. */
  readonly proof: string;
  /** What is done in the new folder before it counts as whole. */
  readonly finish?: (root: string) => void;
}

/** A Debian with one program, made once and kept. */
export class DebianFolder {
  /** Whether it is there or not. */
  readonly root: string;
  readonly #contents: Contents;

  constructor(contents: Contents) {
    this.root = join(cache, contents.name);
    this.#contents = contents;
  }

  /** What keeps the program from running here, with the remedy; null when nothing does. */
  lacks(): string | null {
    const { title } = this.#contents;
    if (process.platform !== 'linux') return `${title} is run in a chroot: use Linux`;
    if (process.getuid?.() !== 0) return `${title} is run in a chroot: be root for that`;
    if (this.#isWhole() || has('debootstrap')) return null;
    return 'debootstrap is not installed: run `apt-get install -y debootstrap`';
  }

  /**
   * Makes sure of it (about 550 MB, about a minute the first time), and gives its root folder. It is built beside its
   * place and then renamed: what is there is whole.
   */
  ensure(): string {
    const lacking = this.lacks();
    if (lacking !== null) throw new Error(lacking);
    if (this.#isWhole()) return this.root;
    const { name, title, suite, packages, sections = 'main', finish } = this.#contents;
    mkdirSync(cache, { recursive: true });
    this.#removeHalfMade();
    const part = join(cache, `${name}.part-${process.pid}`);
    const mirror = debianMirror();
    console.log(
      `Installing ${title} (Debian ${suite}, from ${mirror}) into ${this.root}: about a minute, once`,
    );
    const script = '/usr/share/debootstrap/scripts/sid';
    const options = ['--variant=minbase', `--components=${sections}`, `--include=${packages}`];
    execFileSync('debootstrap', [...options, suite, part, mirror, script], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...proxyOfApt(), ...process.env },
    });
    finish?.(part);
    this.#putInPlace(part);
    return this.root;
  }

  #isWhole(): boolean {
    return existsSync(join(this.root, this.#contents.proof));
  }

  /** Builds that were interrupted; not those that another test run is at. */
  #removeHalfMade(): void {
    for (const each of readdirSync(cache)) {
      const [name, builder] = each.split('.part-');
      if (name !== this.#contents.name || builder === undefined || isRunning(Number(builder))) continue;
      rmSync(join(cache, each), { recursive: true, force: true });
    }
  }

  #putInPlace(part: string): void {
    // Somebody else's build may have come first: then theirs is as good.
    if (this.#isWhole()) rmSync(part, { recursive: true });
    else {
      rmSync(this.root, { recursive: true, force: true });
      renameSync(part, this.root);
    }
  }
}

/** Whether a process of that id is there. */
export function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

function has(command: string): boolean {
  return spawnSync('/bin/sh', ['-c', `command -v ${command}`]).status === 0;
}

/** Where this machine's own apt gets Debian from; on other systems, what DEBIAN_MIRROR says. */
function debianMirror(): string {
  const listed = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  const addresses = (listed.stdout ?? '').toString().split('\n');
  const mirror = process.env['DEBIAN_MIRROR'] ?? addresses.find((each) => /\/debian\/?$/.test(each));
  if (mirror === undefined)
    throw new Error('no Debian mirror is known here: set DEBIAN_MIRROR to the address of one');
  return mirror;
}

function proxyOfApt(): Record<string, string> {
  const dumped = spawnSync('apt-config', ['dump', '--format', '%v%n', 'Acquire::http::Proxy']);
  const proxy = (dumped.stdout ?? '').toString().trim();
  return proxy === '' ? {} : { http_proxy: proxy };
}
