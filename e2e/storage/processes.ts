/** Other processes of ours, for what only several of them can show. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

export type Worker = ChildProcessByStdio<Writable, Readable, null>;

export function startWorker(task: string, ...args: readonly string[]): Worker {
  return spawn(process.execPath, ['--no-warnings', worker, task, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Runs one task of `worker.ts`; its answer is the JSON it prints. */
export async function inProcess<T>(task: string, ...args: readonly string[]): Promise<T> {
  const child = startWorker(task, ...args);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`${task} ended with ${code}`);
  return JSON.parse(output) as T;
}

/** A process that does the same work again and again, when told to. */
export interface Teammate<T> {
  turn(round: number): Promise<T>;
  leave(): Promise<void>;
}

export function teammate<T>(task: string, ...args: readonly string[]): Teammate<T> {
  const child = startWorker(task, ...args);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async turn(round) {
      child.stdin.write(`${round}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error(`${task} ended with ${child.exitCode}`);
      return JSON.parse(answer.value) as T;
    },
    async leave() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
