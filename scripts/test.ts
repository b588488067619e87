/**
 * `npm test`: the whole suite. As root on Debian it first installs the servers that the suite starts (MariaDB, what
 * builds an Asterisk, a foreign SIP phone); elsewhere it says what is missing and runs the rest. In CI nothing may be
 * missing. Words after `npm test --` go to vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Debian's packages, each with a program that shows it is there. No package here starts a service of its own. */
const NEEDED = [
  ['mariadb-server-core', 'mariadbd'],
  ['mariadb-client-core', 'my_print_defaults'],
  ['debootstrap', 'debootstrap'],
  ['sip-tester', 'sipp'],
  ['espeak-ng', 'espeak-ng'],
  ['chromium', 'chromium'],
] as const;

const FOLDERS = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];

const missing = NEEDED.filter(
  ([, program]) => !FOLDERS.some((folder) => existsSync(path.join(folder, program))),
).map(([name]) => name);

if (missing.length > 0) {
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) run(`apt-get update -q && ${install}`);
  else
    console.warn(
      `\nNot installed: ${missing.join(', ')}. Their tests are left out; to run them: sudo ${install}\n`,
    );
}

function run(command: string): void {
  console.log(`\nInstalling what the suite needs: ${command}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('sh', ['-c', command], { stdio: 'inherit', env });
  if (status !== 0) console.warn('\nThat failed; the tests that need it will say so.\n');
}

const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
