import { createInterface } from 'node:readline';
import { headerBlock } from '../../src/agi/fake-asterisk.test-support.ts';
import { parseArgs } from '../../src/agi/parse-args.test-support.ts';
import type { Running } from './command-line.ts';

/**
 * Asterisk's side of `AGI(disque-consulta,agi)`: headers on the program's standard input, its commands on its standard
 * output. The caller answers each question with the next keys (`` = silence), and after the last of them does `then`.
 */
export class AgiCaller {
  readonly commands: string[][] = [];
  readonly #program: Running;
  readonly #answers: string[];
  readonly #afterwards: () => void;
  #keys = '';

  constructor(program: Running, answers: readonly string[], afterwards: () => void, callerNumber: string) {
    this.#program = program;
    this.#answers = [...answers];
    this.#afterwards = afterwards;
    createInterface({ input: program.child.stdout }).on('line', (line) => this.#command(line));
    program.child.stdin.write(headerBlock({ agi_callerid: callerNumber, agi_network: undefined }));
  }

  /** What was said and asked, as the recordings' names. */
  get played(): string[] {
    return this.commands.flatMap(([verb, , , , args = '']) =>
      verb === 'GOSUB' ? (args.split(',')[0]?.split('&') ?? []) : [],
    );
  }

  #command(line: string): void {
    const words = parseArgs(line);
    this.commands.push(words);
    const [verb, , , , args = ''] = words;
    if (verb === 'GOSUB') this.#ask(args);
    else if (verb === 'GET')
      this.#reply(`200 result=1 (${this.#keys === '' ? 'TIMEOUT' : 'OK'} ${this.#keys})`);
    else this.#reply('200 result=1');
    if (verb === 'HANGUP') this.#program.child.stdin.end('HANGUP\n');
  }

  #ask(args: string): void {
    const [, , used = '0', firstSeconds = '0'] = args.split(',');
    this.#keys = this.#keys.slice(Number(used));
    const listening = firstSeconds !== '0' && this.#keys === '';
    if (listening && this.#answers.length === 0) {
      this.#afterwards();
      return;
    }
    if (listening) this.#keys += this.#answers.shift() ?? '';
    this.#reply('100 result=0 Trying...\n200 result=0 Gosub complete');
  }

  #reply(line: string): void {
    this.#program.child.stdin.write(`${line}\n`);
  }
}
