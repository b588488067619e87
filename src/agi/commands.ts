import { AgiUnsendable } from './errors.ts';

/**
 * A command as data: quoted only when sent. Commands not built here are made the same way:
 * `{ name: 'RECORD FILE', args: [...] }`; `name` is the author's own text, never a caller's.
 */
export interface AgiCommand {
  /** The command's words as Asterisk's `find_command()` knows them, such as `SET VARIABLE`. */
  readonly name: string;
  /** Each becomes one quoted word. */
  readonly args: readonly string[];
  /** Milliseconds the command itself may take, where its own arguments tell; absent: answered at once. */
  readonly takesMs?: number;
}

const command = (name: string, ...args: string[]): AgiCommand => ({ name, args });

/** Answers the channel, if it is not yet up (takes ~0.5 s). `result`: 0, or -1 when it could not be. */
export const answer = (): AgiCommand => command('ANSWER');

/** Ends the call; a HANGUP line follows the reply. `result`: 1. */
export const hangUp = (): AgiCommand => command('HANGUP');

/** Does nothing: a way to learn whether the channel lives (HANGUP lines come before the reply). `result`: 0. */
export const noop = (): AgiCommand => command('NOOP');

/**
 * The channel's state. `result`: 0 down and free, 1 down but reserved, 2 off hook, 3 dialling, 4 ringing there,
 * 5 ringing here, 6 up, 7 busy (`enum ast_channel_state`).
 */
export const channelStatus = (): AgiCommand => command('CHANNEL STATUS');

/**
 * Runs a dialplan application. `options` is what stands between its parentheses; a comma parts its options.
 * `result`: what the application returned, mostly 0, or -1 for a hang-up (or its own failure); -2: no such application.
 * Never put a caller's text into `options`: with AGIEXECFULL `${}` is expanded here, and many applications expand it.
 * Applications that play or wait need `timeoutMs` at `send`.
 */
export const exec = (application: string, options = ''): AgiCommand => command('EXEC', application, options);

/**
 * Reads one variable or function, such as `CHANNEL(language)`; a function's value is cut at 1,023 bytes.
 * `result`: 1 with the value in `value`, 0 when it is not set. Read it with `variableValue`.
 */
export const getVariable = (name: string): AgiCommand => command('GET VARIABLE', name);

/**
 * Expands an expression, such as `${READSTATUS} ${DIGITS}`, in one round trip. `result`: 1 with the text in `value`;
 * what is not set expands to nothing. Never build `expression` from a caller's text: it can run functions.
 */
export const getFullVariable = (expression: string): AgiCommand => command('GET FULL VARIABLE', expression);

/** Sets a channel variable or writes a function; `value` is taken as it is, never expanded. `result`: 1. */
export const setVariable = (name: string, value: string): AgiCommand => command('SET VARIABLE', name, value);

/** Where the dialplan goes on once the AGI application ends. The context is not checked. `result`: 0. */
export const setContext = (context: string): AgiCommand => command('SET CONTEXT', context);

/** The extension at which the dialplan goes on. It is not checked. `result`: 0. */
export const setExtension = (extension: string): AgiCommand => command('SET EXTENSION', extension);

/** The priority, or the label (looked up at once, 520 when there is none), at which it goes on. `result`: 0. */
export const setPriority = (priority: number | string): AgiCommand =>
  command('SET PRIORITY', String(priority));

/**
 * Runs a dialplan subroutine until its `Return`; `args` is comma separated. Needs `app_stack`.
 * Asterisk says `100 result=0 Trying...` first (passed over), then `result`: 0 even after an abnormal exit; -1: no
 * such label; read GOSUB_RETVAL for the outcome. Needs `timeoutMs` at `send` (`apps/app_stack.c`, `handle_gosub()`).
 */
export const gosub = (
  context: string,
  extension: string,
  priority: number | string,
  args?: string,
): AgiCommand =>
  command('GOSUB', context, extension, String(priority), ...(args === undefined ? [] : [args]));

/** Writes to Asterisk's console at verbosity `level`, 0 to 9. `result`: 1. No caller's data: it ends in logs. */
export const verbose = (message: string, level = 1): AgiCommand =>
  command('VERBOSE', message, whole('level', level, 0, 9));

/**
 * Plays one file (no suffix) until its end or one of `escapeDigits`. Read the key with `pressedKey`; `endpos` is
 * where it stopped, in samples. `result`: -1 for a hang-up *and* for a missing file; a missing file also makes the
 * whole AGI end with AGISTATUS=FAILURE (`run_agi()`). Needs the file's length as `timeoutMs` at `send`.
 */
export const streamFile = (file: string, escapeDigits = '', fromSample = 0): AgiCommand =>
  command('STREAM FILE', file, escapeDigits, whole('fromSample', fromSample, 0, Number.MAX_SAFE_INTEGER));

/**
 * Plays one file and collects digits until `#`, `maxDigits` of them, or `timeoutMs` (1 ms to 1 h; before the
 * first digit and between digits). Read it with `dialledDigits`. `result`: -1 for a hang-up or a missing file.
 * `takesMs` counts the waiting, not the file: add its length as `timeoutMs` at `send`.
 * `maxDigits` goes to 1,023: Asterisk's buffer holds 1,024 bytes and is not guarded (`handle_getdata()`).
 */
export const getData = (file: string, timeoutMs: number, maxDigits: number): AgiCommand => ({
  name: 'GET DATA',
  args: [file, whole('timeoutMs', timeoutMs, 1, 3_600_000), whole('maxDigits', maxDigits, 1, 1023)],
  takesMs: timeoutMs * (maxDigits + 1),
});

/** Waits up to `timeoutMs` (0 to 1 h) for one key. Read it with `pressedKey`; `result`: 0 none came, -1 hang-up. */
export const waitForDigit = (timeoutMs: number): AgiCommand => ({
  name: 'WAIT FOR DIGIT',
  args: [whole('timeoutMs', timeoutMs, 0, 3_600_000)],
  takesMs: timeoutMs,
});

function whole(name: string, value: number, from: number, to: number): string {
  if (Number.isSafeInteger(value) && value >= from && value <= to) return String(value);
  throw new AgiUnsendable(`${name} is ${value}: give a whole number from ${from} to ${to}`);
}
