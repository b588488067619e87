import { readFileSync } from 'node:fs';

interface Example {
  locations: Record<string, unknown>[];
  specialties: Record<string, unknown>[];
  doctors: (Record<string, unknown> & { hours: Record<string, unknown>[] })[];
  holidays: Record<string, unknown>[];
  absences: Record<string, unknown>[];
  policies: Record<string, unknown>;
}

/** The example that comes with the program, as it is. */
export const exampleFile = readFileSync(
  new URL('../../../docs/clinic.example.json', import.meta.url),
  'utf8',
);

/** The example, changed. */
export function exampleWith(change: (example: Example) => void): string {
  const example = JSON.parse(exampleFile) as Example;
  change(example);
  return JSON.stringify(example);
}
