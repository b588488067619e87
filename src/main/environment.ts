import { existsSync } from 'node:fs';
import { createLog, type Logger } from './log.ts';
import { readSettings, type Settings } from './settings.ts';

/** The settings of this process: its environment, and what `.env` here adds to it. @throws {BadSettings} */
export function settingsOfProcess(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readSettings(process.env);
}

export function settingsAndLog(): { settings: Settings; log: Logger } {
  const settings = settingsOfProcess();
  return { settings, log: createLog(settings.LOG_LEVEL) };
}
