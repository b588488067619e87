import { AgiProtocolError } from './errors.ts';
import type { AgiLimits } from './limits.ts';

/** What Asterisk tells of the call before the first command: `agi_request`, `agi_channel`, … with their values. */
export type AgiEnvironment = ReadonlyMap<string, string>;

const HEADER = /^(agi_\w+): ?(.*)$/s;

/**
 * Collects the `agi_*` block (`res/res_agi.c`, `setup_env()`), bounded in lines and bytes; values may hold anything.
 * A name said twice is refused: a caller's name with a line break in it could otherwise stand in for another header.
 */
export class HeaderBlock {
  readonly environment = new Map<string, string>();
  readonly #limits: AgiLimits;
  #bytes = 0;

  constructor(limits: AgiLimits) {
    this.#limits = limits;
  }

  /** Takes one line; true at the empty line that ends the block. Throws AgiProtocolError. */
  take(line: string): boolean {
    if (line === '') return this.#complete();
    const { headerLines, headerBytes } = this.#limits;
    this.#bytes += Buffer.byteLength(line) + 1;
    if (this.environment.size >= headerLines) throw tooLarge(`${headerLines} lines`);
    if (this.#bytes > headerBytes) throw tooLarge(`${headerBytes} bytes`);
    this.#add(line);
    return false;
  }

  #add(line: string): void {
    const [, name, value] = HEADER.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new AgiProtocolError('the peer does not speak AGI');
    if (this.environment.has(name)) throw new AgiProtocolError(`the header ${name} came twice`);
    this.environment.set(name, value);
  }

  #complete(): true {
    if (this.environment.size > 0) return true;
    throw new AgiProtocolError('the peer sent no agi_ header');
  }
}

function tooLarge(bound: string): AgiProtocolError {
  return new AgiProtocolError(`the agi_ headers are over ${bound}`);
}

/** The caller's number as the network gave it; `undefined` when withheld or unknown. Untrusted text. */
export function callerNumber(environment: AgiEnvironment): string | undefined {
  return known(environment.get('agi_callerid'));
}

/** The caller's name as the network gave it; `undefined` when unknown. Untrusted text: the caller may choose it. */
export function callerName(environment: AgiEnvironment): string | undefined {
  return known(environment.get('agi_calleridname'));
}

function known(value: string | undefined): string | undefined {
  return value === 'unknown' || value === '' ? undefined : value;
}

/** The path of `agi://host/path?query`, with neither slash nor query; empty when there is none, or not FastAGI. */
export function scriptPath(environment: AgiEnvironment): string {
  return networkScript(environment).split('?', 1)[0] ?? '';
}

/** The query of `agi://host/path?query`. */
export function scriptQuery(environment: AgiEnvironment): URLSearchParams {
  const script = networkScript(environment);
  const mark = script.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : script.slice(mark + 1));
}

function networkScript(environment: AgiEnvironment): string {
  return environment.get('agi_network_script') ?? '';
}

/** The arguments that follow the address in `AGI(agi://host/path,first,second)`, in order; an empty one is ''. */
export function scriptArguments(environment: AgiEnvironment): string[] {
  const args: string[] = [];
  for (
    let value = argument(environment, 1);
    value !== undefined;
    value = argument(environment, args.length + 1)
  ) {
    args.push(value);
  }
  return args;
}

function argument(environment: AgiEnvironment, position: number): string | undefined {
  return environment.get(`agi_arg_${position}`);
}
