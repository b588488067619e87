import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/disque-consulta', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real program in a process of its own, in an empty folder: no `.env`, no settings but those given. */
export class CommandLine {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'disque-commands-'));
  readonly #running = new Set<Running>();

  /** A database file of its own. */
  database(name: string): string {
    return `sqlite:${path.join(this.folder, `${name}.db`)}`;
  }

  start(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Running {
    const env = { PATH: process.env['PATH'] ?? '', ...settings };
    const child = spawn(PROGRAM, args, { cwd: this.folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
    const running = new Running(child);
    this.#running.add(running);
    return running;
  }

  /** Runs a command to its end, with this on its standard input. */
  run(args: readonly string[], settings: Readonly<Record<string, string>> = {}, input = ''): Promise<Ended> {
    const running = this.start(args, settings);
    running.child.stdin.end(input);
    return running.ended;
  }

  /** Ends what still runs. */
  close(): void {
    for (const { child } of this.#running) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Running {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly ended: Promise<Ended>;
  #out = '';
  #awaiting: (() => void)[] = [];

  constructor(child: ChildProcessByStdio<Writable, Readable, Readable>) {
    this.child = child;
    child.stdin.on('error', () => undefined);
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => this.#heard(chunk));
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    const err = text(child.stderr);
    this.ended = Promise.all([code, err]).then(([code, err]) => ({ code, err, out: this.#out }));
    void this.ended.then(() => this.#heard(''));
  }

  /** Once standard output has this in it. Rejects when the program ends without. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = words.exec(this.#out);
      if (match) return match;
      if (this.child.exitCode !== null) {
        const { code, err } = await this.ended;
        throw new Error(`ended with ${code} and never said ${words}:\n${this.#out}\n${err}`);
      }
      await new Promise<void>((resolve) => this.#awaiting.push(resolve));
    }
  }

  #heard(chunk: string): void {
    this.#out += chunk;
    for (const wake of this.#awaiting.splice(0)) wake();
  }
}
