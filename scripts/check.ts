/** `npm run check`: types, lint, format, import arrows, unused code, catalogues. All of them run; any failure fails. */
import { spawnSync } from 'node:child_process';

const checks: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc'],
  ['types of the console', 'tsc', '-p', 'console'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['import arrows', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
  ['unused code', 'knip', '--no-progress'],
  ['catalogues', 'node', 'scripts/check-catalogues.ts'],
];

const failed = checks.filter(([what, command, ...args]) => {
  console.log(`\n── ${what}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0;
});

if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.map(([what]) => what).join(', ')}`);
  process.exitCode = 1;
} else console.log('\ncheck passed');
