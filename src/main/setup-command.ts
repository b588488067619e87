import { readFileSync } from 'node:fs';
import {
  ClinicFileError,
  readClinicFile,
  setUpClinic,
  type DemoPatient,
  type SetupReport,
} from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { Finding, WrongUsage } from './exit.ts';
import { openReadyStorage } from './serve.ts';

export interface SetupOptions {
  readonly yes: boolean;
  readonly example: boolean;
}

const EXAMPLE = new URL('../../docs/clinic.example.json', import.meta.url);

/** So many coming visits are named; of the others, how many there are. */
const MOST_NAMED = 20;

/** Makes the clinic what the file says. Where there is one already, only with `--yes`; otherwise it says what would be. */
export async function setupCommand(file: string | undefined, { yes, example }: SetupOptions): Promise<void> {
  if (example) return void process.stdout.write(readFileSync(EXAMPLE, 'utf8'));
  if (file === undefined)
    throw new WrongUsage(
      'setup wants the FILE that describes the clinic; --example prints one to start from',
    );
  const clinic = parsed(file);
  const { settings, log } = settingsAndLog();
  const storage = await openReadyStorage(settings, log);
  try {
    const report = await setUpClinic(storage.database, clinic, { now: Date.now(), mayChange: yes });
    console.log([...changes(report), ...stranded(report), ...warnings(report), ...ending(report)].join('\n'));
    tellFindings(report);
  } finally {
    await storage.close();
  }
}

function parsed(file: string) {
  const json = textOf(file);
  try {
    return readClinicFile(json);
  } catch (error) {
    if (!(error instanceof ClinicFileError)) throw error;
    for (const problem of error.problems) console.log(`WRONG ${problem}`);
    throw new Finding(`\n${count(error.problems.length, 'problem')} in ${file}: nothing was changed`);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Finding(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function changes({ outcome, gone, come }: SetupReport): string[] {
  if (outcome === 'unchanged') return [];
  const head = outcome === 'would-change' ? 'This would change:' : 'Changed:';
  const lines = [...gone.map((fact) => `  - ${fact}`), ...come.map((fact) => `  + ${fact}`)];
  return [outcome === 'created' ? 'The clinic:' : head, ...lines, ''];
}

const WHY = {
  'doctor-inactive': 'the doctor is not active',
  'specialty-not-offered': 'the doctor does not offer the specialty',
  'outside-hours': "outside the doctor's hours, or on a holiday, or in an absence",
} as const;

function stranded({ stranded: visits, outcome }: SetupReport): string[] {
  if (visits.length === 0) return [];
  const then = outcome === 'would-change' ? ' then' : '';
  const named = visits
    .slice(0, MOST_NAMED)
    .map(
      ({ date, time, doctorId, protocol, why }) =>
        `  ${date} ${time}  ${doctorId}  protocol ${protocol}: ${WHY[why]}`,
    );
  const more = visits.length - named.length;
  return [
    `Upcoming visits outside what the clinic${then} offers: ${visits.length}. They stay booked; call the patients:`,
    ...named,
    ...(more > 0 ? [`  … and ${more} more`] : []),
    '',
  ];
}

function warnings({ sameDoctors, demoPatients }: SetupReport): string[] {
  const doctors = sameDoctors.map(
    ({ id, knownAs }) =>
      `Note: ${id} has the CRM of ${knownAs}. If that is one person, write "id": "${knownAs}", so that the visits stay theirs.`,
  );
  const lines = [...doctors, ...(demoPatients.length > 0 ? [demoWarning(demoPatients)] : [])];
  return lines.length > 0 ? [...lines, ''] : [];
}

function demoWarning(patients: readonly DemoPatient[]): string {
  const commands = patients.map(({ cpf }) => `  disque-consulta erase ${cpf} --yes`);
  return [
    "Note: the demo's patients are in this database, and can call. Start from an empty one, or:",
    ...commands,
  ].join('\n');
}

function ending({ outcome }: SetupReport): string[] {
  switch (outcome) {
    case 'created':
      return ['The clinic is in place; callers hear of it within five seconds.'];
    case 'changed':
      return ['Done; callers hear of it within five seconds.'];
    case 'unchanged':
      return ['The clinic is as the file says: nothing to change.'];
    case 'would-change':
      return ['Nothing was changed yet. To do it: the same command with --yes'];
  }
}

function tellFindings({ findings, outcome }: SetupReport): void {
  for (const { entity, effect, remedy } of findings) console.log(`WRONG ${entity}: ${effect}; ${remedy}`);
  if (findings.length === 0) return;
  const done = outcome === 'would-change' ? 'nothing was changed yet' : 'the clinic is in place all the same';
  throw new Finding(`\n${count(findings.length, 'rule')} cannot be used as written; ${done}`);
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
