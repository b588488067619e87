import { pino, type LogFn, type Logger } from 'pino';

export type { Logger };

/**
 * The log: one JSON object a line, on standard error (standard output belongs to people, and to `agi`). What might
 * carry a CPF or a telephone number is masked before it gets here; runs of eight digits and more that slip into a
 * message or an error's text are masked here as well.
 */
export function createLog(level: string): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: safeError, error: safeError },
    hooks: { logMethod },
  };
  return pino(options, pino.destination({ dest: 2, sync: false }));
}

/** Where a line is given no words, pino takes its error's, unmasked: so they are put in here. */
function logMethod(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, words, ...rest] = args as [object | string, string?, ...unknown[]];
  if (typeof first === 'string') return method.apply(this, [maskDigits(first)]);
  const fields = first instanceof Error ? { err: first } : first;
  const said = words ?? ('err' in fields && fields.err instanceof Error ? fields.err.message : undefined);
  method.apply(this, said === undefined ? [fields] : [fields, maskDigits(said), ...rest]);
}

interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
}

function safeError(error: unknown): SafeError | string {
  if (!(error instanceof Error)) return maskDigits(String(error));
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: maskDigits(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: maskDigits(error.stack) }),
  };
}

/** Digits with the marks that CPFs and telephone numbers are written with; eight of them or more. */
const LONG_NUMBER = /\d(?:[ .()/-]{0,2}\d){7,}/g;

/** Masks every run that could be a CPF or a telephone number. */
export const maskDigits = (text: string): string =>
  text.replace(LONG_NUMBER, (run) => '*'.repeat(run.length));
