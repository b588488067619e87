import { CatalogueError } from '../speech/read-catalogue.ts';
import { NoAnswer } from '../phone/place-call.ts';
import { AgiServerError } from '../agi/errors.ts';
import { NoClinic, StorageUnavailable } from '../booking/ports.ts';
import { DatabaseUrlError, LegacyFormatError, SchemaMismatch } from '../storage/index.ts';
import { maskDigits } from './log.ts';
import { BadSettings } from './settings.ts';

/** Exit codes, for scripts (after sysexits.h where it has one). */
export const FAILED = {
  /** Something was found wrong, or nobody was found. */
  finding: 1,
  usage: 64,
  /** The database, or the line, is not there. */
  unavailable: 69,
  bug: 70,
  /** A setting, or the database's schema. */
  configuration: 78,
} as const;

/** The command was not called as it can be. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';

  constructor(what: string) {
    super(`${what}\n(--help says how)`);
  }
}

/** A finding that ends a command: its message is all there is to say. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** Runs a command; whatever fails ends in one clear word on standard error and an exit code of {@link FAILED}. */
export function guarded<Args extends unknown[]>(
  action: (...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await action(...args);
    } catch (error) {
      process.exitCode = tell(error);
    }
  };
}

function tell(error: unknown): number {
  const code = exitCodeOf(error);
  const text =
    error instanceof Error
      ? code === FAILED.bug
        ? (error.stack ?? error.message)
        : error.message
      : String(error);
  console.error(maskDigits(text));
  return code;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof WrongUsage) return FAILED.usage;
  if (error instanceof Finding || error instanceof NoClinic || error instanceof LegacyFormatError)
    return FAILED.finding;
  if (
    error instanceof CatalogueError ||
    error instanceof BadSettings ||
    error instanceof DatabaseUrlError ||
    error instanceof SchemaMismatch
  )
    return FAILED.configuration;
  if (error instanceof StorageUnavailable || error instanceof AgiServerError || error instanceof NoAnswer)
    return FAILED.unavailable;
  return FAILED.bug;
}
