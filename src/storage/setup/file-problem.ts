/** Where in the file: keys, and positions in lists, counted from 0. */
export type Path = readonly PropertyKey[];

export interface FileProblem {
  readonly path: Path;
  readonly message: string;
}

/** The file cannot be used. Each problem says where in it, what is wrong, and what it should be. */
export class ClinicFileError extends Error {
  override readonly name = 'ClinicFileError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** `doctors[2].hours[0].from` */
export function pathText(path: Path): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '');
}

/** `doctors[2].hours[0].from (Rafael Costa): must be …` */
export function tellProblem(file: unknown, { path, message }: FileProblem): string {
  const name = path.length > 1 ? nameAt(file, path) : undefined;
  return `${pathText(path) || 'the file'}${name === undefined ? '' : ` (${name})`}: ${message}`;
}

/** The name of the innermost thing with a name that a path leads through. */
function nameAt(file: unknown, path: Path): string | undefined {
  let name: string | undefined;
  let at = file;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break;
    at = (at as Record<PropertyKey, unknown>)[step];
    if (typeof at === 'object' && at !== null && 'name' in at && typeof at.name === 'string') name = at.name;
  }
  return name;
}
