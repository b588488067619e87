/** A private Asterisk for one suite: the deployed files as they stand, on free ports of the loopback. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { knowOwnName, modulesFolder, prepareFolder, seeAsWeDo } from './asterisk/run-folder.ts';
import { asteriskRoot, ensureAsterisk, removeLeftovers, whatAsteriskLacks } from './debian.ts';

const SOUNDS = fileURLToPath(new URL('../../sounds/', import.meta.url));

export interface AsteriskOptions {
  /** Where the FastAGI server listens (or will), on 127.0.0.1. */
  readonly agiPort: number;
  /** The recordings, copied for this Asterisk; the repository's unless said otherwise. */
  readonly soundsDir?: string;
  /** Of Asterisk's service: programs that it starts with `AGI()` inherit it. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Played {
  /** `PJSIP/disque-consulta-test-00000001`. */
  readonly channel: string;
  /** The recording below its folder, without its ending: `pt_BR/time/hour-14`. */
  readonly clip: string;
}

/**
 * Whether suites on Asterisk can run here. Where they cannot they say so aloud and skip; never on CI: there this throws,
 * with the command that mends it.
 */
export function asteriskAvailable(): boolean {
  const lacking = whatAsteriskLacks();
  if (lacking !== null && process.env['CI'] !== undefined) throw new Error(lacking);
  if (lacking !== null) console.warn(`\n*** SKIPPED, no Asterisk: ${lacking} ***\n`);
  return lacking === null;
}

export class Asterisk {
  readonly sipPort: number;
  /** Its sounds folder, as it sees it: the server's SOUNDS_DIR. */
  readonly soundsDir: string;
  /** The clinic's own recordings, as it and we see them: the server's VOICE_DIR. */
  readonly voiceDir: string;
  /** The folder of its run, as we see it: `log/programs` is what programs started with `AGI()` complain of. */
  readonly folder: string;
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess;
  #logStart = 0;

  private constructor(sipPort: number, run: string, environment: Readonly<Record<string, string>>) {
    this.sipPort = sipPort;
    this.soundsDir = `${run}/sounds`;
    this.folder = join(asteriskRoot, run);
    this.voiceDir = join(this.folder, 'voice');
    this.#environment = environment;
    this.#process = this.#launch();
  }

  #launch(): ChildProcess {
    const command = [asteriskRoot, 'asterisk', '-C', `${this.#run}/etc/asterisk.conf`, '-f', '-n'];
    return spawn('chroot', command, {
      stdio: ['ignore', 'ignore', openSync(join(this.folder, 'log/programs'), 'a')],
      env: { ...process.env, SOUNDS_DIR: this.soundsDir, ...this.#environment },
    });
  }

  /** Starts one, installing Asterisk first where it is missing; resolves when it takes calls. */
  static async start({ agiPort, soundsDir = SOUNDS, environment = {} }: AsteriskOptions): Promise<Asterisk> {
    ensureAsterisk();
    removeLeftovers(asteriskRoot, 'run/asterisk.pid');
    knowOwnName();
    seeAsWeDo();
    const run = `/run-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
    const sipPort = await freeUdpPort();
    const values = { RUN: run, MODULES: modulesFolder(), SIP_PORT: sipPort, AGI_PORT: agiPort };
    prepareFolder(run, soundsDir, values);
    const asterisk = new Asterisk(sipPort, run, environment);
    await asterisk.#untilReady();
    return asterisk;
  }

  /** Runs a command of Asterisk's own console, and gives what it prints. */
  async cli(command: string): Promise<string> {
    const args = [asteriskRoot, 'asterisk', '-C', `${this.#run}/etc/asterisk.conf`, '-rx', command];
    return (await promisify(execFile)('chroot', args)).stdout;
  }

  /** Sets a global of the dialplan, `DISQUE_AGI` for one, for the calls that come after. */
  async setGlobal(name: string, value: string): Promise<void> {
    await this.cli(`dialplan set global ${name} ${value}`);
  }

  /** All that Asterisk has logged, at verbose 4, since it started or {@link clearLog}. */
  log(): string {
    const file = join(this.folder, 'log/full');
    return existsSync(file) ? readFileSync(file).subarray(this.#logStart).toString() : '';
  }

  /** Begins a new log, for a new test. */
  clearLog(): void {
    this.#logStart += Buffer.byteLength(this.log());
  }

  /** What has been played so far, in order; of one channel when it is named. */
  played(channel?: string): Played[] {
    const lines = this.log().matchAll(/<([^>]+)> Playing '([^']+)\.\w+'/g);
    const all = Array.from(lines, ([, by = '', file = '']) => ({
      channel: by,
      clip: file.replace(`${this.soundsDir}/`, '').replace(`${this.voiceDir}/`, ''),
    }));
    return channel === undefined ? all : all.filter((each) => each.channel === channel);
  }

  /** Waits until the log matches; throws with its last lines when it does not in time. */
  async waitForLog(pattern: RegExp, timeoutMs = 10_000): Promise<RegExpExecArray> {
    for (const start = Date.now(); Date.now() - start < timeoutMs; await delay(20)) {
      const found = pattern.exec(this.log());
      if (found) return found;
    }
    throw new Error(
      `Asterisk logged nothing like ${pattern}:\n${this.log().split('\n').slice(-40).join('\n')}`,
    );
  }

  /** Waits until a caller is with the attendant (the first in this log), and gives the channel. */
  async waitForAttendant(timeoutMs = 10_000): Promise<string> {
    const arrival = /Executing \[s@disque-consulta-attendant:1\] Gosub\("([^"]+)"/;
    return (await this.waitForLog(arrival, timeoutMs))[1] ?? '';
  }

  /** The variables of a channel in use, such as `DISQUE_REASON`. */
  async variables(channel: string): Promise<ReadonlyMap<string, string>> {
    const shown = await this.cli(`core show channel ${channel}`);
    return new Map(
      Array.from(shown.matchAll(/^(\w+)=(.*)$/gm), ([, name = '', value = '']) => [name, value]),
    );
  }

  /** The channels that are up. */
  async channels(): Promise<string[]> {
    const lines = (await this.cli('core show channels concise')).split('\n');
    return lines.map((line) => line.split('!')[0] ?? '').filter((name) => name !== '');
  }

  async hangUpAll(): Promise<void> {
    await this.cli('channel request hangup all');
  }

  /** As a power cut would: every call ends without a word. */
  async kill9(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Starts it again after {@link kill9}, with the same files, ports and log. */
  async restart(): Promise<void> {
    this.#process = this.#launch();
    await this.#untilReady();
  }

  /** Stops it and removes its folder. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #run(): string {
    return this.folder.slice(asteriskRoot.length);
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill(signal);
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(late);
  }

  async #untilReady(): Promise<void> {
    for (const start = Date.now(); Date.now() - start < 30_000; await delay(100)) {
      if (this.#process.exitCode !== null) break;
      const answer = await this.cli('core waitfullybooted').catch(() => '');
      if (answer.includes('fully booted')) return;
    }
    throw new Error(`Asterisk did not start:\n${this.log()}`);
  }
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
