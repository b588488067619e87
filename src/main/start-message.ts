import { FIRST_LOGIN } from '../office/first-administrator.ts';
import { describeDatabase, parseDatabaseUrl } from '../storage/index.ts';
import { NO_CLINIC, type RunningLine } from './serve.ts';
import type { Settings } from './settings.ts';

/** Where the console is. */
export interface ConsoleUp {
  readonly url: string;
  /** The first administrator's; null = somebody has come in before. */
  readonly firstPassword: string | null;
}

/** What the terminal says once the line is up: where it is, and how to place a first call. */
export function startMessage(settings: Settings, line: RunningLine, web: ConsoleUp | null): string {
  const database = describeDatabase(parseDatabaseUrl(settings.DATABASE_URL));
  return `
  Disque Consulta is up${line.clinic === null ? ', AND HAS NO CLINIC TO SERVE' : ''}.
    the line   agi://${settings.AGI_HOST}:${line.agiPort}/agendamento   (FastAGI, for Asterisk's dialplan)
    console    ${web?.url ?? 'NOT UP: the log says why'}
    database   ${database}
    clinic     ${line.clinic ?? 'NONE'}
${web === null ? '' : whoMayComeIn(web)}${line.clinic === null ? noClinic : settings.DEMO && line.demoPatients.length > 0 ? firstCall(line, web) : ''}
  To join it to an Asterisk: docs/asterisk.md. To stop it: Ctrl-C.
`;
}

const whoMayComeIn = ({ firstPassword }: ConsoleUp): string =>
  firstPassword === null
    ? ''
    : `
  Nobody has come into the console yet. The first administrator:

    user       ${FIRST_LOGIN}
    password   ${firstPassword}      (for once: you will choose your own)
`;

const noClinic = `
  Attention: ${NO_CLINIC}. This line needs no new start once there is one:

    disque-consulta setup --example > clinic.json      a file to start from; make it yours
    disque-consulta setup clinic.json

  Or start it with DEMO=true, and the empty database is given the demo clinic.
`;

function firstCall(line: RunningLine, web: ConsoleUp | null): string {
  const port = line.agiPort === 4573 ? '' : ` -- --port ${line.agiPort}`;
  const rows = line.demoPatients.map(
    ({ name, cpf, birthDate, pin, about }) =>
      `    ${name.padEnd(18)} ${cpf}   ${keyed(birthDate)}      ${about}${pin ? ` (${pin})` : ''}`,
  );
  return `
  Your first call${
    web === null
      ? ''
      : `, in a browser, with sound:

    ${web.url}/telefone

  or`
  }, from another terminal:

    npm run phone${port}

  The line asks for a CPF and a birth date. The demo clinic's patients (nobody real):

    name               CPF           birth date
${rows.join('\n')}
`;
}

/** As it is dialled: DDMMYYYY. */
const keyed = (date: string): string => date.split('-').reverse().join('');
