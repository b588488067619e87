import { fixedClips, clipsForClinic } from '../speech/all-clips.ts';
import type { Clip } from '../speech/clip.ts';
import type { Clinic } from '../booking/ports.ts';
import { NATIONAL_HOLIDAYS } from '../scheduling/holidays.ts';
import { openStorage } from '../storage/index.ts';
import { missingDatabase } from './database-file.ts';
import { systemIds } from './ids.ts';
import type { Settings } from './settings.ts';

/** Every clip that this clinic's line can say. */
export function clipsOf(clinic: Clinic): Clip[] {
  const holidays = [...NATIONAL_HOLIDAYS, ...clinic.holidays.filter((holiday) => !holiday.working)];
  return [...fixedClips(), ...clipsForClinic({ ...clinic, holidays })];
}

/**
 * A recording's wording by its name. Names are the clinic's own, from its database; without one they show as file names.
 */
export async function wordings(settings: Settings): Promise<(sound: string) => string> {
  const clips = await clipsOfDatabase(settings).catch(() => fixedClips());
  const texts = new Map(clips.map((clip) => [clip.id, clip.text]));
  return (sound) => texts.get(sound) ?? `[${sound}]`;
}

async function clipsOfDatabase(settings: Settings): Promise<Clip[]> {
  if (missingDatabase(settings.DATABASE_URL)) return fixedClips();
  const quiet = { warn: () => undefined };
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now: Date.now, log: quiet });
  try {
    return clipsOf(await storage.stores.clinic.read());
  } finally {
    await storage.close();
  }
}
