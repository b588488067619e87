import { placeCall, type CallResult } from '../phone/place-call.ts';
import { TerminalHandset } from '../phone/terminal-handset.ts';
import { settingsOfProcess } from './environment.ts';
import { wordings } from './wordings.ts';
import { FAILED } from './exit.ts';

export interface PhoneOptions {
  /** Where they are left out, the settings say where the line is. */
  readonly host?: string;
  readonly port?: number;
  readonly from: string;
  readonly fast: boolean;
}

const HOW = `Keys: 0-9 * #   space = skip what is being said   q = hang up
`;

/** A call from the terminal to the running line. */
export async function phoneCommand(options: PhoneOptions): Promise<void> {
  const settings = settingsOfProcess();
  const wordingOf = await wordings(settings);
  const { stdin, stdout } = process;
  if (stdin.isTTY) stdout.write(HOW);
  const handset = new TerminalHandset({
    input: stdin,
    print: (text) => stdout.write(text),
    wordingOf,
    fast: options.fast,
  });
  try {
    const { host = settings.AGI_HOST, port = settings.AGI_PORT, from: callerNumber } = options;
    const result = await placeCall({ host, port, callerNumber }, handset);
    stdout.write(`\n\n${ending(result)}`);
    if (result.ended === 'refused') process.exitCode = FAILED.unavailable;
  } finally {
    handset.close();
  }
}

function ending({ ended, afterwards, variables }: CallResult): string {
  switch (ended) {
    case 'refused':
      return '[the line is at its limit of calls (AGI_MAX_CALLS): the dialplan would take the caller to the attendant]';
    case 'hung-up-by-caller':
      return '[you hung up]';
    case 'hung-up-by-line':
      return '[the line hung up]';
    case 'dialplan': {
      const { context, extension, priority } = afterwards;
      if (!context) return '[the call broke off: the dialplan would take the caller to the attendant]';
      return `[transferred to ${context},${extension},${priority}: ${variables.get('DISQUE_REASON')}]`;
    }
  }
}
