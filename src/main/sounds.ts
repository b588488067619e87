import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Endings of the formats that Asterisk plays. */
const ENDINGS = ['.alaw', '.wav', '.sln', '.ulaw', '.gsm'];
/** A clinic's own are measured, and made, in this one alone. */
const OWN_ENDINGS = ['.alaw'];

/** Which recordings there are, by their names below the folder: `pt_BR/time/hour-14`. The clinic's own go first. */
export class SoundLibrary {
  readonly #shipped: ReadonlySet<string> | null;
  readonly #ownFolder: string;
  #own: ReadonlySet<string> = new Set();
  /** What is wrong with the folder of the recordings that come with the program; null when nothing is. */
  readonly problem: string | null;

  constructor(shippedFolder: string, ownFolder: string) {
    const found = listSounds(shippedFolder, ENDINGS);
    this.#shipped = typeof found === 'string' ? null : found;
    this.#ownFolder = ownFolder;
    this.problem = problemOf(shippedFolder, found);
    this.refresh();
  }

  /** Looks again at the clinic's own: somebody may have recorded some. */
  refresh(): void {
    const found = listSounds(this.#ownFolder, OWN_ENDINGS);
    this.#own = typeof found === 'string' ? new Set() : found;
  }

  /**
   * Whether there is a recording of that name. When the folder cannot be read from here (another machine's, perhaps),
   * all are taken to exist: Asterisk skips a missing one, and a line that names doctors by position for no reason
   * would be worse.
   */
  has(file: string): boolean {
    return this.#shipped === null || this.#shipped.has(file) || this.#own.has(file);
  }

  isOwn(file: string): boolean {
    return this.#own.has(file);
  }

  get count(): number {
    return new Set([...(this.#shipped ?? []), ...this.#own]).size;
  }
}

/** The recordings below a folder; where it cannot be read, why. */
function listSounds(folder: string, endings: readonly string[]): ReadonlySet<string> | string {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return new Set(
      files
        .filter((file) => endings.includes(path.extname(file)))
        .map((file) => file.slice(0, -path.extname(file).length)),
    );
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function problemOf(folder: string, found: ReadonlySet<string> | string): string | null {
  if (typeof found === 'string')
    return `${folder} cannot be read (${found}); set SOUNDS_DIR to the folder of the recordings`;
  return found.size > 0 ? null : `${folder} holds no recordings; run \`npm run voice\`, or set SOUNDS_DIR`;
}
