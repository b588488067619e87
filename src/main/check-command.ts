import { createConnection, createServer } from 'node:net';
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { validateRules } from '../scheduling/validate-rules.ts';
import type { Clinic } from '../booking/ports.ts';
import { describeDatabase, openStorage, parseDatabaseUrl } from '../storage/index.ts';
import { settingsOfProcess } from './environment.ts';
import { missingDatabase } from './database-file.ts';
import { Finding } from './exit.ts';
import { systemIds } from './ids.ts';
import { lookAtRecordings } from './check-recordings.ts';
import type { Look } from './look.ts';
import { BadSettings, type Settings } from './settings.ts';

/** Looks at everything, tells all that is wrong at once, and fails when anything is. */
export async function checkCommand(): Promise<void> {
  const looks = await lookAtEverything();
  for (const look of looks) console.log(told(look));
  const problems = looks.reduce((sum, look) => sum + look.problems.length, 0);
  if (problems > 0) throw new Finding(`\n${problems} ${problems === 1 ? 'problem' : 'problems'} found`);
  console.log('\nall is well');
}

async function lookAtEverything(): Promise<Look[]> {
  const settings = readableSettings();
  if ('problems' in settings) return [settings];
  const { look: database, clinic } = await lookAtDatabase(settings);
  return [
    { what: 'settings', problems: [] },
    database,
    ...(clinic ? [lookAtRules(clinic)] : []),
    await lookAtRecordings(settings, clinic),
    await lookAtLine(settings),
    await lookAtAsterisk(),
  ];
}

function readableSettings(): Settings | Look {
  try {
    return settingsOfProcess();
  } catch (error) {
    if (error instanceof BadSettings) return { what: 'settings', problems: error.problems };
    throw error;
  }
}

async function lookAtDatabase(settings: Settings): Promise<{ look: Look; clinic: Clinic | null }> {
  const what = 'database';
  try {
    const missing = missingDatabase(settings.DATABASE_URL);
    if (missing !== null) return { look: { what, problems: [missing] }, clinic: null };
    const storage = await openStorage(settings.DATABASE_URL, {
      ids: systemIds,
      now: Date.now,
      log: { warn: () => undefined },
    });
    try {
      await storage.assertSchema();
      const clinic = await storage.stores.clinic.read();
      return {
        look: { what, problems: [], note: describeDatabase(parseDatabaseUrl(settings.DATABASE_URL)) },
        clinic,
      };
    } finally {
      await storage.close();
    }
  } catch (error) {
    return { look: { what, problems: [(error as Error).message] }, clinic: null };
  }
}

function lookAtRules(clinic: Clinic): Look {
  const problems = validateRules(clinic).map(
    ({ entity, effect, remedy }) => `${entity}: ${effect}; ${remedy}`,
  );
  return { what: `clinic "${clinic.name}"`, problems };
}

/** The port is ours (a line answers on it) or free. */
async function lookAtLine({ AGI_HOST: host, AGI_PORT: port }: Settings): Promise<Look> {
  const what = 'the line';
  if (await isListening(host, port))
    return { what, problems: [], note: `something answers at ${host}:${port}` };
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return { what, problems: [], note: `not running; ${host}:${port} is free` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { what, problems: [`cannot listen at ${host}:${port} (${code}); set AGI_HOST and AGI_PORT`] };
  } finally {
    server.close();
  }
}

async function isListening(host: string, port: number): Promise<boolean> {
  const socket = createConnection({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Asks the Asterisk of this machine, if there is one that we may ask. */
async function lookAtAsterisk(): Promise<Look> {
  const what = 'Asterisk';
  const dialplan = await asterisk('dialplan show disque-consulta-ask');
  if (dialplan === null)
    return {
      what,
      problems: [],
      note: 'none that can be asked from here; see docs/asterisk.md, "When something is wrong"',
    };
  if (dialplan.includes('There is no existence of'))
    return { what, problems: ['the dialplan of deploy/asterisk is not loaded; docs/asterisk.md says how'] };
  const modules = ['app_dtmfstore.so', 'func_frame_drop.so', 'res_agi.so', 'app_read.so', 'app_stack.so'];
  const missing: string[] = [];
  for (const module of modules) {
    const answer = await asterisk(`module show like ${module}`);
    if (!answer?.includes('Running')) missing.push(`module ${module} is not loaded; add it to modules.conf`);
  }
  return { what, problems: missing, note: 'its dialplan has the line' };
}

/** The answer of Asterisk's console; null where there is no Asterisk, or we may not ask it. */
async function asterisk(command: string): Promise<string | null> {
  try {
    return (await promisify(execFile)('asterisk', ['-rx', command], { timeout: 5_000 })).stdout;
  } catch {
    return null;
  }
}

function told({ what, problems, note }: Look): string {
  if (problems.length === 0) return `ok    ${what}${note ? `: ${note}` : ''}`;
  return problems.map((problem) => `WRONG ${what}: ${problem}`).join('\n');
}
