/** `npm run voice`: records everything the line says. Only what changed is made anew. `--help` for more. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NATIONAL_HOLIDAYS } from '../src/scheduling/holidays.ts';
import { clipsForClinic, fixedClips, type SpokenClinic } from '../src/speech/all-clips.ts';
import type { Clip } from '../src/speech/clip.ts';
import { demoClinic, demoDoctors, demoLocations, demoSpecialties } from '../src/storage/demo/clinic.ts';
import { clinicRows } from '../src/storage/setup/clinic-rows.ts';
import { readClinicFile } from '../src/storage/setup/read-file.ts';
import { buildVoice } from './voice/build.ts';
import { commandEngine, defaultCommand } from './voice/engine.ts';

const help = `Records everything the line says, as A-law for the telephone.

  npm run voice -- [--out FOLDER] [--clinic FILE.json] [--jobs N]

  --out     where the recordings go (default sounds/pt_BR)
  --clinic  the clinic whose names to record, instead of the demo's: the file that \`disque-consulta setup\` reads
  --jobs    recordings made at the same time, 1-16 (default 2)

  VOICE_COMMAND  the speech engine, a command that writes a WAV file; {out} = that file, {text} = what to say (on its
                 standard input where it does not occur), {speed} = words per minute.
                 Default: ${defaultCommand}
`;

const theDemo: SpokenClinic = {
  name: demoClinic.name,
  doctors: demoDoctors,
  specialties: demoSpecialties,
  locations: demoLocations,
  holidays: [],
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: path.join(import.meta.dirname, '../sounds/pt_BR') },
      clinic: { type: 'string' },
      jobs: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(help);
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 16)
    throw new Error(`--jobs is 1 to 16, not ${values.jobs}`);

  const engine = commandEngine(process.env['VOICE_COMMAND'] || defaultCommand);
  const clips = await clipsOf(values.clinic);
  const built = await buildVoice({ clips, folder: values.out, engine, jobs, onProgress: showProgress });
  console.log(`${built.made} recorded, ${built.kept} unchanged, ${built.removed} removed: ${values.out}`);
}

async function clipsOf(clinicFile: string | undefined): Promise<Clip[]> {
  const clinic = clinicFile === undefined ? theDemo : await readClinic(clinicFile);
  return [
    ...fixedClips(),
    ...clipsForClinic({ ...clinic, holidays: [...NATIONAL_HOLIDAYS, ...clinic.holidays] }),
  ];
}

async function readClinic(file: string): Promise<SpokenClinic> {
  const { clinic, ...rows } = clinicRows(readClinicFile(await readFile(file, 'utf8')));
  return { ...rows, name: clinic.name, holidays: rows.holidays.filter(({ working }) => working === 0) };
}

function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\rrecording ${done}/${total}${done === total ? '\n' : ''}`);
}

await main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
