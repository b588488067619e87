/** `npm run voice`: records everything the line says, in every language there is. Only what changed is made anew. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCatalogues } from '../src/main/catalogues.ts';
import { progressBar } from '../src/main/progress-bar.ts';
import { NATIONAL_HOLIDAYS } from '../src/scheduling/holidays.ts';
import { clipsForClinic, fixedClips } from '../src/speech/all-clips.ts';
import { demoClinic, demoDoctors, demoLocations, demoSpecialties } from '../src/storage/demo/clinic.ts';
import { buildVoice } from '../src/voice/build.ts';
import { enginesFor } from '../src/voice/engine.ts';
import { speakerFor } from '../src/voice/speaker.ts';
import { ensureRhvoice } from './rhvoice.ts';

const help = `Records everything the line says, as A-law for the telephone: the recordings that come with the program.

  npm run voice -- [--out FOLDER] [--only LANGUAGE] [--jobs N]

  --out   where the languages' folders go (default sounds)
  --only  one language alone, by its code: pt_BR
  --jobs  recordings made at the same time, 1-16 (default 2)

  VOICE_ENGINE  rhvoice, espeak-ng, or a command that writes a WAV file: {out} = that file, {text} = what to say (on its
                standard input where it does not occur), {speed} = words per minute, {voice} = as the catalogue says.
                Left empty: RHVoice where it speaks the language, else espeak-ng. As root on Debian RHVoice is installed
                into a folder of its own.

A clinic's own names and wordings are recorded by \`disque-consulta voice\`.
`;

/** The names that come recorded: the demo clinic's, and the holidays that all have. */
const NAMES = {
  name: demoClinic.name,
  doctors: demoDoctors,
  specialties: demoSpecialties,
  locations: demoLocations,
  holidays: NATIONAL_HOLIDAYS,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: path.join(import.meta.dirname, '../sounds') },
      only: { type: 'string' },
      jobs: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 16)
    throw new Error(`--jobs is 1 to 16, not ${values.jobs}`);
  const { engines, scratch } = usableEngines(process.env['VOICE_ENGINE'] ?? '');
  for (const [language, catalogue] of readCatalogues(null)) {
    if (values.only !== undefined && values.only !== language) continue;
    const speech = { language, catalogue, isRecorded: () => true };
    const built = await buildVoice({
      clips: [...fixedClips(speech), ...clipsForClinic(speech, NAMES)],
      folder: path.join(values.out, language),
      speaker: speakerFor(language, catalogue, engines),
      jobs,
      ...(scratch !== undefined && existsSync(scratch) && { scratch }),
      onProgress: progressBar(language),
    });
    console.log(`${language}: ${built.made} recorded, ${built.kept} unchanged, ${built.removed} removed`);
  }
}

function usableEngines(setting: string) {
  if (setting !== '' && setting !== 'rhvoice') return { engines: enginesFor(setting), scratch: undefined };
  const { scratch, ...place } = ensureRhvoice();
  return { engines: enginesFor(setting, place), scratch };
}

await main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
