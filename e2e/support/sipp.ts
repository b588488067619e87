/** SIPp, the SIP world's own test telephone: proof that a foreign one works as ours does. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const SCENARIO = new URL('./asterisk/sipp-booking.xml', import.meta.url);
const INSTALL = 'apt-get install -y sip-tester';

export interface SippCall {
  readonly sipPort: number;
  readonly extension: string;
  readonly callerNumber: string;
  /** All keys of the call, keyed one after another without a pause for the prompts. */
  readonly keys: string;
}

/** Whether SIPp is here; says so aloud when not, and throws on CI. */
export function sippAvailable(): boolean {
  const found = spawnSync('sipp', ['-v']).error === undefined;
  if (!found && process.env['CI'] !== undefined) throw new Error(`SIPp is missing: run \`${INSTALL}\``);
  if (!found) console.warn(`\n*** SKIPPED: SIPp is missing; run \`${INSTALL}\` to test with it ***\n`);
  return found;
}

/** Makes one call; resolves when the line has hung up, throws with SIPp's own words when anything else happened. */
export async function runSipp({ sipPort, extension, callerNumber, keys }: SippCall): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'disque-sipp-'));
  try {
    const scenario = join(folder, 'call.xml');
    writeFileSync(scenario, readFileSync(SCENARIO, 'utf8').replace('@KEYS@', keys));
    const loopback = ['-i', '127.0.0.1', '-mi', '127.0.0.1'];
    const what = ['-sf', scenario, '-s', extension, '-key', 'caller', callerNumber, '-m', '1', '-nostdin'];
    const sipp = spawn('sipp', [`127.0.0.1:${sipPort}`, ...what, ...loopback], {
      cwd: folder,
      env: { ...process.env, TERM: 'dumb' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [said, complaints, [status]] = await Promise.all([
      text(sipp.stdout),
      text(sipp.stderr),
      once(sipp, 'exit'),
    ]);
    if (status !== 0) throw new Error(`SIPp failed (${status}): ${complaints}${said.slice(-2_000)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
