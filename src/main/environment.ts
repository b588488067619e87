import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { createLog, type Logger } from './log.ts';
import { type Environment, readSettings, type Settings } from './settings.ts';

/** `.env` of this folder, then the service's own: so a command run by hand sees the service's database. */
export const SETTINGS_FILES = ['.env', '/etc/disque-consulta/disque-consulta.env'];

/** The settings of this process: its environment, and what the files add to it. @throws {BadSettings} */
export function settingsOfProcess(): Settings {
  const { environment, unreadable } = environmentWith(SETTINGS_FILES, process.env);
  for (const file of environment['DATABASE_URL'] === undefined ? unreadable : [])
    console.error(`note: ${file} cannot be read by you; its settings are not used, the defaults are`);
  return readSettings(environment);
}

/** The process's own, then each file in turn: the first that names a setting wins. Files may be missing. */
export function environmentWith(
  files: readonly string[],
  own: Environment,
): { environment: Environment; unreadable: string[] } {
  const unreadable: string[] = [];
  let environment = own;
  for (const file of files) {
    if (!existsSync(file)) continue;
    try {
      environment = { ...parseEnv(readFileSync(file, 'utf8')), ...environment };
    } catch {
      unreadable.push(file);
    }
  }
  return { environment, unreadable };
}

export function settingsAndLog(): { settings: Settings; log: Logger } {
  const settings = settingsOfProcess();
  return { settings, log: createLog(settings.LOG_LEVEL) };
}
