import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { LineFramer } from './line-framer.ts';
import { parseArgs } from './parse-args.test-support.ts';

/** What a call does with one command: its reply line or lines (no `\n`), or nothing, to stay silent. */
export type Answer = (words: string[]) => string | readonly string[] | undefined;

export interface FakeCall {
  readonly port: number;
  readonly host?: string;
  /** Put over the usual `agi_*` headers; `undefined` leaves one out. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `agi_arg_1`, `agi_arg_2`, … */
  readonly args?: readonly string[];
  /** Default: `200 result=0` to everything. */
  readonly answer?: Answer;
}

const WORK_WHEN_DEAD = /^(EXEC|GET (FULL )?VARIABLE|SET VARIABLE|VERBOSE|NOOP)\b/i;
const DEAD = '511 Command Not Permitted on a dead channel or intercept routine';

/**
 * The other end of FastAGI, over a real socket, as `run_agi()` in `res/res_agi.c` behaves: sends the headers, reads
 * one command line at a time with `parse_args()`, replies, says HANGUP, takes the word `failure`, and keeps AGISTATUS.
 */
export class FakeAsterisk {
  /** Every command so far, as the words that Asterisk reads. */
  readonly commands: string[][] = [];
  /** AGISTATUS, once the AGI application has ended. */
  readonly status: Promise<'SUCCESS' | 'FAILURE' | 'HANGUP'>;
  readonly socket: Socket;
  readonly #answer: Answer;
  #awaiting: (() => void)[] = [];
  #dead = false;
  #failure = false;

  /** Connects and sends the headers. */
  static async call(options: FakeCall): Promise<FakeAsterisk> {
    const socket = await FakeAsterisk.connect(options.port, options.host);
    const asterisk = new FakeAsterisk(socket, options.answer);
    socket.write(headerBlock(options.environment, options.args));
    return asterisk;
  }

  /** A bare socket, for peers that behave otherwise; its errors are ignored. Half open, it never closes by itself. */
  static async connect(port: number, host = '127.0.0.1', allowHalfOpen = false): Promise<Socket> {
    const socket = connect({ port, host, allowHalfOpen, noDelay: true });
    await once(socket, 'connect');
    return socket.on('error', () => undefined);
  }

  private constructor(socket: Socket, answer: Answer = () => '200 result=0') {
    this.socket = socket;
    this.#answer = answer;
    const framer = new LineFramer(8192);
    socket.on('data', (chunk: Buffer) => framer.push(chunk, (line) => this.#command(line)));
    this.status = closed(socket).then(() => (this.#failure ? 'FAILURE' : this.#dead ? 'HANGUP' : 'SUCCESS'));
  }

  /** Settles once `count` commands have come in all. */
  async heard(count: number): Promise<void> {
    while (this.commands.length < count) await new Promise<void>((resolve) => this.#awaiting.push(resolve));
  }

  /** The caller hangs up: HANGUP is said, and most commands get 511 from now on. */
  hangUp(): void {
    this.#dead = true;
    this.socket.write('HANGUP\n');
  }

  /** Says anything, such as half a reply. */
  say(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Breaks the connection with a TCP reset. */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  /** Asterisk ends: FIN. */
  end(): void {
    this.socket.end();
  }

  #command(line: string): void {
    if (/^failure/i.test(line)) {
      this.#failure = true;
      this.socket.end('HANGUP\n');
      return;
    }
    const words = parseArgs(line);
    this.commands.push(words);
    for (const resolve of this.#awaiting.splice(0)) resolve();
    this.#reply(this.#dead && !WORK_WHEN_DEAD.test(words.join(' ')) ? DEAD : this.#answer(words));
  }

  #reply(reply: string | readonly string[] | undefined): void {
    if (reply === undefined || !this.socket.writable) return;
    this.socket.write(`${typeof reply === 'string' ? reply : reply.join('\n')}\n`);
  }
}

/** Settles once the socket is closed, however that comes about. */
export async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
}

/** The headers that Asterisk 22 sends, with `over` put over them; ends with the empty line. */
export function headerBlock(over: FakeCall['environment'] = {}, args: readonly string[] = []): string {
  const headers = new Map<string, string | undefined>([
    ['agi_network', 'yes'],
    ['agi_network_script', 'agendamento'],
    ['agi_request', 'agi://127.0.0.1/agendamento'],
    ['agi_channel', 'PJSIP/phone-00000001'],
    ['agi_language', 'pt_BR'],
    ['agi_type', 'PJSIP'],
    ['agi_uniqueid', '1790000000.1'],
    ['agi_version', '22.10.0'],
    ['agi_callerid', '11987654321'],
    ['agi_calleridname', 'unknown'],
    ['agi_callingpres', '0'],
    ['agi_callingani2', '0'],
    ['agi_callington', '0'],
    ['agi_callingtns', '0'],
    ['agi_dnid', '4000'],
    ['agi_rdnis', 'unknown'],
    ['agi_context', 'default'],
    ['agi_extension', '4000'],
    ['agi_priority', '1'],
    ['agi_enhanced', '0.0'],
    ['agi_accountcode', ''],
    ['agi_threadid', '139900000000000'],
    ...args.map((value, index) => [`agi_arg_${index + 1}`, value] as const),
    ...Object.entries(over),
  ]);
  const lines = [...headers].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\n`]));
  return `${lines.join('')}\n`;
}
