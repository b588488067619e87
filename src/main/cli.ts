import { Command, InvalidArgumentError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { FAILED, guarded } from './exit.ts';
import { SETTINGS } from './settings.ts';

const CPF = 'eleven digits, with or without marks; - reads it from standard input';

/**
 * `disque-consulta`: every command. Each loads its own room only when it is called, so that `agi`, which Asterisk
 * starts once a call, starts fast.
 */
const program = new Command('disque-consulta')
  .description("A clinic's phone line: patients book, hear, move and cancel their visits with the keypad.")
  .version(packageJson.version)
  .addHelpText(
    'after',
    `\nSettings, from the environment, else from .env, else from /etc/disque-consulta/disque-consulta.env:\n${settingsHelp()}`,
  )
  .showHelpAfterError('(disque-consulta --help lists the commands)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : FAILED.usage));

program
  .command('serve')
  .description('answer calls (FastAGI), until SIGTERM or SIGINT')
  .action(guarded(async () => (await import('./serve-command.ts')).serveCommand()));

program
  .command('agi')
  .description("answer one call on standard input and output, for the dialplan's AGI()")
  .action(guarded(async () => (await import('./agi-command.ts')).agiCommand()));

program
  .command('phone')
  .description('call the running line from this terminal')
  .option('--host <address>', 'where the line listens (default: AGI_HOST)')
  .option('--port <port>', 'its FastAGI port (default: AGI_PORT)', tcpPort)
  .option('--from <number>', "the caller's number", '85988880001')
  .option('--fast', 'show speech at once', false)
  .action(guarded(async (options) => (await import('./phone-command.ts')).phoneCommand(options)));

program
  .command('check')
  .description('look at settings, database, recordings and Asterisk; say all that is wrong, with the remedy')
  .action(guarded(async () => (await import('./check-command.ts')).checkCommand()));

program
  .command('migrate')
  .description('bring the database up to date')
  .action(guarded(async () => (await import('./database-commands.ts')).migrateCommand()));

program
  .command('setup')
  .description('make the clinic what a file says: places, specialties, doctors, hours, holidays, policies')
  .argument('[file]', 'JSON; docs/operating.md explains it')
  .option('--yes', 'change the clinic that is there; otherwise only say what would change', false)
  .option('--example', 'print a file to start from', false)
  .action(
    guarded(async (file: string | undefined, options) =>
      (await import('./setup-command.ts')).setupCommand(file, options),
    ),
  );

program
  .command('demo')
  .description('fill an empty database with the demo clinic')
  .action(guarded(async () => (await import('./database-commands.ts')).demoCommand()));

program
  .command('import-legacy')
  .description("bring patients and bookings over from the original system's MySQL (users, agendamento)")
  .argument('[url]', 'mysql://user:password@host:3306/name; better in the setting LEGACY_DATABASE_URL')
  .action(guarded(async (url?: string) => (await import('./database-commands.ts')).importLegacyCommand(url)));

program
  .command('export')
  .description('write all that is kept about one patient, as JSON, to standard output')
  .argument('<cpf>', CPF)
  .action(guarded(async (cpf: string) => (await import('./patient-commands.ts')).exportCommand(cpf)));

program
  .command('erase')
  .description('erase one patient: who it was goes, what the clinic must count stays')
  .argument('<cpf>', CPF)
  .option('--yes', 'do it; otherwise only say what would be done', false)
  .action(
    guarded(async (cpf: string, options) =>
      (await import('./patient-commands.ts')).eraseCommand(cpf, options),
    ),
  );

program
  .command('retention')
  .description('erase patients of whom there has been nothing for some time')
  .requiredOption('--months <n>', 'for how many months')
  .option('--yes', 'do it; otherwise only say how many', false)
  .action(guarded(async (options) => (await import('./patient-commands.ts')).retentionCommand(options)));

program
  .command('issue-pin')
  .description('give a patient a new PIN and print it, once')
  .argument('<cpf>', CPF)
  .action(guarded(async (cpf: string) => (await import('./patient-commands.ts')).issuePinCommand(cpf)));

program
  .command('reset-password')
  .description('give a user of the console a new one-time password and print it, once; their sessions end')
  .argument('<login>', 'what the user signs in with')
  .option('--totp', 'also switch their authenticator off', false)
  .action(
    guarded(async (login: string, options) =>
      (await import('./user-commands.ts')).resetPasswordCommand(login, options),
    ),
  );

const voice = program
  .command('voice')
  .description('record what this clinic says and no recording has yet: names, and its own wordings');

voice
  .command('build', { isDefault: true })
  .description('record with the speech engine all that is missing or worded otherwise now')
  .action(guarded(async () => (await import('./voice-commands.ts')).voiceBuildCommand()));

voice
  .command('list')
  .description("print the clinic's own clips: what each says, and whether its recording does")
  .action(guarded(async () => (await import('./voice-commands.ts')).voiceListCommand()));

voice
  .command('add')
  .description('make a recording of your own the one of a clip: 16-bit WAV of any rate, or A-law at 8 kHz')
  .argument('<clip>', 'its name, such as doctor/rafael-costa or pt_BR/prompt/welcome.good-morning')
  .argument('<file>', 'what was recorded')
  .action(
    guarded(async (clip: string, file: string) =>
      (await import('./voice-commands.ts')).voiceAddCommand(clip, file),
    ),
  );

program
  .command('callmap')
  .description('print the call tree')
  .action(guarded(async () => (await import('./callmap.ts')).printCallMap()));

function tcpPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('A port is 0 to 65535.');
  return Number(text);
}

function settingsHelp(): string {
  return Object.entries(SETTINGS)
    .map(([name, { about, default: value }]) => `  ${name.padEnd(20)}${about}${value ? ` [${value}]` : ''}`)
    .join('\n');
}

await program.parseAsync();
