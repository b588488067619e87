import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { asteriskRoot } from './debian.ts';
import type { CallRecord } from './telephone-calls.ts';
import { until } from './telephone-calls.ts';

const HERE = fileURLToPath(new URL('../../', import.meta.url));
export const PROGRAM = path.join(HERE, 'bin/disque-consulta');

/** The line as its operator runs it, `disque-consulta serve`: a process of its own, whose log tells of its calls. */
export class LineProcess {
  readonly log: string[] = [];
  /** Settles when it has ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Where it runs; a database of its own would be in `data/` there. */
  readonly folder = mkdtempSync(path.join(tmpdir(), 'disque-serve-'));
  readonly #process: ChildProcess;
  #said = '';

  private constructor(settings: Readonly<Record<string, string>>, calls: CallRecord) {
    // A folder of its own: no `.env` of whoever runs the tests.
    this.#process = spawn(PROGRAM, ['serve'], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], ...settings },
    });
    this.ended = once(this.#process, 'exit').then(
      ([code, signal]: (number | string)[]) => code ?? signal ?? '',
    );
    this.#process.stdout?.on('data', (text) => (this.#said += String(text)));
    if (this.#process.stderr === null) return;
    createInterface({ input: this.#process.stderr }).on('line', (line) => {
      this.log.push(line);
      calls.noteLogLine(line);
    });
  }

  /** Starts it; resolves when it says that it is up. */
  static async start(settings: Readonly<Record<string, string>>, calls: CallRecord): Promise<LineProcess> {
    const line = new LineProcess(settings, calls);
    await until(
      () => line.#said.includes('Disque Consulta is up.') || line.#process.exitCode !== null,
      () => `the line to be up: ${line.log.join('\n')}`,
      60_000,
    );
    if (line.#process.exitCode !== null) throw new Error(`the line did not start: ${line.log.join('\n')}`);
    return line;
  }

  /** The port it says that it listens on. */
  get port(): string {
    return /agi:\/\/[^:]+:(\d+)/.exec(this.#said)?.[1] ?? '';
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Waits until its log has a line that matches. */
  async logged(pattern: RegExp): Promise<void> {
    await until(
      () => this.log.some((line) => pattern.test(line)),
      () => `${pattern} in its log: ${this.log.slice(-20).join('\n')}`,
    );
  }

  async stop(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Installs the program at /opt/disque-consulta as Asterisk in its chroot sees it, with its Node and what it needs of
 * node_modules, in the folder of that Asterisk's run. Gives a way to take it away.
 */
export function installForAsterisk(asteriskFolder: string): () => void {
  const home = path.join(asteriskFolder, 'program');
  for (const name of ['bin', 'src', 'catalogues', 'package.json'])
    cpSync(path.join(HERE, name), path.join(home, name), { recursive: true });
  for (const name of dependencies()) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    cpSync(path.join(HERE, name), path.join(home, name), { recursive: true });
  }
  mkdirSync(path.join(home, 'node_modules/.bin'));
  symlinkSync('../node/bin/node', path.join(home, 'node_modules/.bin/node'));
  const link = path.join(asteriskRoot, 'opt/disque-consulta');
  rmSync(link, { force: true });
  symlinkSync(home.slice(asteriskRoot.length), link);
  return () => rmSync(link, { force: true });
}

/** Whether a program that {@link installForAsterisk} installed there is running. */
export function isRunningIn(asteriskFolder: string): boolean {
  const home = path.join(asteriskFolder, 'program').slice(asteriskRoot.length);
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.some((id) => commandOf(id).includes(home));
}

function commandOf(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** `node_modules/…` of what the program itself needs. */
function dependencies(): string[] {
  const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: HERE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const folders = listed.split('\n').map((folder) => path.relative(HERE, folder));
  return folders.filter(
    (folder) => folder.startsWith('node_modules/') && !folder.startsWith('node_modules/@types/'),
  );
}
