import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of the recordings that come with the program: in it one for each language. */
export const SHIPPED_SOUNDS = fileURLToPath(new URL('../../sounds', import.meta.url));

const EMBEDDED_DATABASE = 'sqlite:./data/disque-consulta.db';

const wholeNumber = (least: number, most: number, unit: string) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number of ${unit}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be ${least} to ${most} ${unit}`);

const commaList = z.string().transform((list) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
);

/** What can stand in a command to Asterisk. */
const asteriskPath = z
  .string()
  .regex(/^\/[^&,|"'${}\\\s]*$/, 'must be an absolute path without spaces, commas, & or quotes');

const yesOrNo = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], 'must be true or false')
  .transform((word) => ['true', '1', 'yes'].includes(word));

/** Every setting, what it is, its default and its bounds: what `--help` prints, and `docs/operating.md` is held to. */
export const SETTINGS = {
  DATABASE_URL: {
    about:
      'sqlite:PATH, or mysql://user:password@host:3306/name (MySQL and MariaDB; several hosts separated by commas)',
    default: EMBEDDED_DATABASE,
    schema: z.string().min(1, 'must not be empty'),
  },
  AGI_HOST: {
    about: 'address on which Asterisk reaches the line (FastAGI)',
    default: '127.0.0.1',
    schema: z.string().min(1, 'must be an address such as 127.0.0.1'),
  },
  AGI_PORT: {
    about: 'its TCP port, 0–65535; 0 = any free one',
    default: '4573',
    schema: wholeNumber(0, 65_535, 'as a TCP port'),
  },
  AGI_MAX_CALLS: {
    about:
      'calls in progress, 1–20000; further callers are sent back to the dialplan, which takes them to the attendant',
    default: '500',
    schema: wholeNumber(1, 20_000, 'calls'),
  },
  AGI_ALLOWED_PEERS: {
    about:
      'addresses or networks (10.0.0.0/8) that may connect, separated by commas; empty = whoever reaches AGI_HOST',
    default: '',
    schema: commaList,
  },
  HTTP_HOST: {
    about: 'address of the console and its API; beyond loopback only behind TLS (PUBLIC_URL)',
    default: '127.0.0.1',
    schema: z.string().min(1, 'must be an address such as 127.0.0.1'),
  },
  HTTP_PORT: {
    about: 'its TCP port, 0–65535; 0 = any free one',
    default: '8080',
    schema: wholeNumber(0, 65_535, 'as a TCP port'),
  },
  PUBLIC_URL: {
    about:
      "the console's address as browsers see it behind a proxy, https://agenda.example.com.br; empty = whatever they ask for",
    default: '',
    schema: z
      .string()
      .refine(
        (url) => url === '' || (URL.canParse(url) && /^https?:\/\/[^/]+\/?$/.test(url)),
        'must be http:// or https:// and a host, without a path; or empty',
      )
      .transform((url) => (url === '' ? null : url)),
  },
  HTTP_TRUSTED_PROXIES: {
    about: 'addresses or networks of proxies whose X-Forwarded-For counts, separated by commas; empty = none',
    default: '',
    schema: commaList,
  },
  SESSION_IDLE_MINUTES: {
    about: 'how long a console session lasts without use, 5–240 minutes; none lasts longer than 12 hours',
    default: '30',
    schema: wholeNumber(5, 240, 'minutes'),
  },
  DRAIN_SECONDS: {
    about:
      'on SIGTERM: how long calls in progress may go on, 0–3600 s, before they are brought to a spoken end',
    default: '60',
    schema: wholeNumber(0, 3_600, 'seconds'),
  },
  SOUNDS_DIR: {
    about: 'folder of the recordings that come with the program, an absolute path as Asterisk sees it',
    default: SHIPPED_SOUNDS,
    schema: asteriskPath,
  },
  VOICE_DIR: {
    about:
      "folder of the clinic's own voice: wordings, recordings, names as they are recorded; as Asterisk and this program both see it",
    default: './data/voice',
    schema: z
      .string()
      .transform((folder) => path.resolve(folder))
      .pipe(asteriskPath),
  },
  VOICE_ENGINE: {
    about:
      'what records new names: rhvoice, espeak-ng, or a command that writes a WAV file ({out}, {text}, {speed}, {voice}); empty = whichever is installed',
    default: '',
    schema: z
      .string()
      .refine(
        (engine) => ['', 'rhvoice', 'espeak-ng'].includes(engine) || engine.includes('{out}'),
        'must be rhvoice, espeak-ng, empty, or a command with {out} in it',
      ),
  },
  RECORDING_PIN: {
    about: 'PIN for recording names by telephone, 6–12 digits; empty = nobody can',
    default: '',
    schema: z.string().regex(/^(?:\d{6,12})?$/, 'must be 6 to 12 digits, or empty'),
  },
  LOG_LEVEL: {
    about: 'trace, debug, info, warn, error, fatal or silent',
    default: 'info',
    schema: z.enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be a level such as info or debug',
    ),
  },
  DEMO: {
    about:
      'true: an empty database is given the demo clinic; default true with the embedded database, else false',
    default: undefined,
    schema: yesOrNo.optional(),
  },
  LEGACY_DATABASE_URL: {
    about: "the original system's database, mysql://user:password@host:3306/name; for import-legacy",
    default: undefined,
    schema: z.string().optional(),
  },
} as const;

type Schemas = { [Name in keyof typeof SETTINGS]: (typeof SETTINGS)[Name]['schema'] };
type Values = { [Name in keyof Schemas]: z.infer<Schemas[Name]> };

export interface Settings extends Omit<Values, 'DEMO'> {
  readonly DEMO: boolean;
}

/** Some settings cannot be used. Each line names one, what is wrong with it, and what it should be. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings of the environment. All that is wrong is said at once. @throws {BadSettings} */
export function readSettings(environment: Environment): Settings {
  const names = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];
  const problems: string[] = [];
  const values: Partial<Record<keyof Values, unknown>> = {};
  for (const name of names) {
    const setting = SETTINGS[name];
    const result = setting.schema.safeParse(environment[name] ?? setting.default);
    if (result.success) values[name] = result.data;
    else
      problems.push(
        `${name}: ${result.error.issues.map(({ message }) => message).join('; ')}. It is: ${setting.about}`,
      );
  }
  if (problems.length > 0) throw new BadSettings(problems);
  const read = values as Values;
  return { ...read, DEMO: read.DEMO ?? read.DATABASE_URL === EMBEDDED_DATABASE };
}
