import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Channel, type Afterwards } from './channel.ts';
import type { Handset } from './handset.ts';

export interface Dialled {
  readonly host: string;
  readonly port: number;
  readonly callerNumber: string | null;
  /** Asterisk's name for this call (`agi_uniqueid`); by it the line's news of it is known. */
  readonly uniqueId?: string;
}

/** How the call ended, and where the dialplan would have gone on. */
export interface CallResult {
  readonly ended: 'hung-up-by-caller' | 'hung-up-by-line' | 'dialplan' | 'refused';
  readonly afterwards: Partial<Afterwards>;
  readonly variables: ReadonlyMap<string, string>;
}

/** The line could not be reached; the message names the remedy. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Calls the line as Asterisk would, over FastAGI: a real socket, real commands; only the sound is left to `handset`.
 * @throws {NoAnswer} when nobody listens there
 */
export async function placeCall(dialled: Dialled, handset: Handset): Promise<CallResult> {
  const socket = await connect(dialled);
  const channel = new Channel(handset);
  let putDown = false;
  const watch = handset.putDown.then(() => {
    putDown = true;
    // Asterisk says so, and closes; a command in progress is left without its answer.
    socket.end('HANGUP\n');
  });
  try {
    socket.write(headers(dialled));
    const refused = await answerCommands(socket, channel);
    const ended = refused
      ? 'refused'
      : channel.hungUp
        ? 'hung-up-by-line'
        : putDown
          ? 'hung-up-by-caller'
          : 'dialplan';
    return { ended, afterwards: channel.afterwards, variables: channel.variables };
  } finally {
    socket.destroy();
    watch.catch(() => undefined);
  }
}

async function connect({ host, port }: Dialled): Promise<Socket> {
  const socket = createConnection({ host, port, noDelay: true });
  try {
    await once(socket, 'connect');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new NoAnswer(`nobody answers at ${host}:${port} (${code}); start the line first: npm start`);
  }
  // A reset later on ends the call; it is no news.
  socket.on('error', () => undefined);
  return socket;
}

/** Until the line closes the call. True when it was refused (`failure`). */
async function answerCommands(socket: Socket, channel: Channel): Promise<boolean> {
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      if (line.startsWith('failure')) return true;
      const reply = await channel.run(wordsOf(line));
      if (!socket.writable) return false;
      socket.write(`${reply}\n`);
      if (channel.hungUp) socket.end('HANGUP\n');
    }
  } catch (error) {
    // A reset ends the call as a close does.
    if (error !== socket.errored) throw error;
  }
  return false;
}

function headers({ host, port, callerNumber, uniqueId = String(Date.now()) }: Dialled): string {
  const lines = [
    'agi_network: yes',
    'agi_network_script: agendamento',
    `agi_request: agi://${host}:${port}/agendamento`,
    'agi_channel: Terminal/1',
    'agi_language: pt_BR',
    'agi_type: Terminal',
    `agi_uniqueid: ${uniqueId}`,
    `agi_callerid: ${callerNumber ?? 'unknown'}`,
    'agi_calleridname: unknown',
    'agi_context: disque-consulta',
    'agi_extension: s',
    'agi_priority: 1',
  ];
  return `${lines.join('\n')}\n\n`;
}

/** A command's words, as Asterisk parts them: blanks part, quotes group, a backslash takes the next character as it is. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  const pattern = /\s*((?:"(?:[^"\\]|\\.)*"|\\.|[^\s"\\])+)/gy;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) words.push(unquote(match[1] ?? ''));
  return words;
}

const unquote = (word: string): string => word.replace(/\\(.)|"/g, '$1');
