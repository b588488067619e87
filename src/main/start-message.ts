import { describeDatabase, parseDatabaseUrl } from '../storage/index.ts';
import { NO_CLINIC, type RunningLine } from './serve.ts';
import type { Settings } from './settings.ts';

/** What the terminal says once the line is up: where it is, and how to place a first call. */
export function startMessage(settings: Settings, line: RunningLine): string {
  const database = describeDatabase(parseDatabaseUrl(settings.DATABASE_URL));
  return `
  Disque Consulta is up${line.clinic === null ? ', AND HAS NO CLINIC TO SERVE' : ''}.
    the line   agi://${settings.AGI_HOST}:${line.agiPort}/agendamento   (FastAGI, for Asterisk's dialplan)
    database   ${database}
    clinic     ${line.clinic ?? 'NONE'}
${line.clinic === null ? noClinic : settings.DEMO && line.demoPatients.length > 0 ? firstCall(line) : ''}
  To join it to an Asterisk: docs/asterisk.md. To stop it: Ctrl-C.
`;
}

const noClinic = `
  Attention: ${NO_CLINIC}. This line needs no new start once there is one:

    disque-consulta setup --example > clinic.json      a file to start from; make it yours
    disque-consulta setup clinic.json

  Or start it with DEMO=true, and the empty database is given the demo clinic.
`;

function firstCall(line: RunningLine): string {
  const port = line.agiPort === 4573 ? '' : ` -- --port ${line.agiPort}`;
  const rows = line.demoPatients.map(
    ({ name, cpf, birthDate, pin, about }) =>
      `    ${name.padEnd(18)} ${cpf}   ${keyed(birthDate)}      ${about}${pin ? ` (${pin})` : ''}`,
  );
  return `
  Your first call, from another terminal:

    npm run phone${port}

  The line asks for a CPF and a birth date. The demo clinic's patients (nobody real):

    name               CPF           birth date
${rows.join('\n')}
`;
}

/** As it is dialled: DDMMYYYY. */
const keyed = (date: string): string => date.split('-').reverse().join('');
