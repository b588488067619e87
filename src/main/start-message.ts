import { describeDatabase, demoPatients, parseDatabaseUrl } from '../storage/index.ts';
import type { RunningLine } from './serve.ts';
import type { Settings } from './settings.ts';

/** What the terminal says once the line is up: where it is, and how to place a first call. */
export function startMessage(settings: Settings, line: RunningLine): string {
  const database = describeDatabase(parseDatabaseUrl(settings.DATABASE_URL));
  return `
  Disque Consulta is up.
    the line   agi://${settings.AGI_HOST}:${line.agiPort}/agendamento   (FastAGI, for Asterisk's dialplan)
    database   ${database}
${settings.DEMO ? firstCall(line) : ''}
  To join it to an Asterisk: docs/asterisk.md. To stop it: Ctrl-C.
`;
}

function firstCall(line: RunningLine): string {
  const port = line.agiPort === 4573 ? '' : ` -- --port ${line.agiPort}`;
  const rows = demoPatients.map(
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
