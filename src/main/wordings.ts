import type { Clinic } from '../booking/ports.ts';
import { fileOf } from '../speech/clip.ts';
import { openStorage } from '../storage/index.ts';
import { missingDatabase } from './database-file.ts';
import { systemIds } from './ids.ts';
import type { Settings } from './settings.ts';
import { clipsOf, Voices } from './voices.ts';

/**
 * A recording's wording by its name. Names are the clinic's own, from its database; without one they show as file names.
 */
export async function wordings(settings: Settings): Promise<(sound: string) => string> {
  const clinic = await clinicOfDatabase(settings).catch(() => null);
  const clips = [...new Voices(settings).all.values()].flatMap((speech) => clipsOf(speech, clinic));
  const texts = new Map(clips.map((clip) => [fileOf(clip), clip.text]));
  return (sound) => texts.get(sound) ?? `[${sound}]`;
}

/** The clinic as the database has it; null where there is no database. */
export async function clinicOfDatabase(settings: Settings): Promise<Clinic | null> {
  if (missingDatabase(settings.DATABASE_URL)) return null;
  const quiet = { warn: () => undefined };
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now: Date.now, log: quiet });
  try {
    return await storage.stores.clinic.read();
  } finally {
    await storage.close();
  }
}
