/** What a private Asterisk finds in the folder of its run, inside the chroot. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asteriskRoot } from '../debian.ts';

const DEPLOYED = fileURLToPath(new URL('../../../deploy/asterisk/', import.meta.url));
const OWN = fileURLToPath(new URL('.', import.meta.url));

/** Asterisk reads these in any case, and complains when they are not there. */
const EMPTY = 'acl ccss cdr cel cli codecs features http manager pjproject sorcery stasis udptl'.split(' ');

/** Fills the folder of one run: the deployed files as they stand, the tests' own with their values, the recordings. */
export function prepareFolder(
  run: string,
  soundsDir: string,
  values: Readonly<Record<string, string | number>>,
): void {
  const folder = join(asteriskRoot, run);
  for (const name of ['etc', 'run', 'log', 'spool', 'db', 'agi', 'sounds', 'voice/drafts'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of EMPTY) writeFileSync(join(folder, 'etc', `${name}.conf`), '');
  for (const source of [DEPLOYED, OWN])
    for (const name of readdirSync(source).filter((each) => each.endsWith('.conf'))) {
      const text = readFileSync(join(source, name), 'utf8');
      const filled =
        source === OWN ? text.replace(/@(\w+)@/g, (_, key: string) => String(values[key])) : text;
      writeFileSync(join(folder, 'etc', name), filled);
    }
  spawnSync('cp', ['-r', '--', `${soundsDir}/.`, join(folder, 'sounds')]);
}

/** Asterisk looks up its host's name on every call: without this it asks a name server, and waits. */
export function knowOwnName(): void {
  writeFileSync(join(asteriskRoot, 'etc/hosts'), `127.0.0.1 localhost ${hostname()}\n`);
}

/** A path of ours into that Debian leads to the same file inside it: what both sides write and read has one name. */
export function seeAsWeDo(): void {
  const itself = join(asteriskRoot, asteriskRoot);
  if (existsSync(itself)) return;
  mkdirSync(dirname(itself), { recursive: true });
  symlinkSync('/', itself);
}

/** Where that Debian keeps Asterisk's modules, as Asterisk sees it. */
export function modulesFolder(): string {
  const libraries = readdirSync(join(asteriskRoot, 'usr/lib'));
  const found = libraries.find((name) => existsSync(join(asteriskRoot, 'usr/lib', name, 'asterisk/modules')));
  return `/usr/lib/${found ?? ''}/asterisk/modules`;
}
