/** Other processes of ours, for what only several of them can show. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';

const worker = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Runs one task of `worker.ts`; its answer is the JSON it prints. */
export async function inProcess<T>(task: string, ...args: readonly string[]): Promise<T> {
  const child = startWorker(task, ...args);
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(`${task} ended with ${code}: ${errors}`);
  return JSON.parse(output) as T;
}

export function startWorker(task: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', worker, task, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
