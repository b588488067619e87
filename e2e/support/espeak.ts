import { isInstalled } from '../../src/voice/engine.ts';

/** Whether espeak-ng is here; says so aloud when it is not, and throws on CI. */
export function espeakAvailable(): boolean {
  if (isInstalled('espeak-ng')) return true;
  const lacking = 'espeak-ng is not installed: run `apt-get install -y espeak-ng`';
  if (process.env['CI'] !== undefined) throw new Error(lacking);
  console.warn(`\n*** SKIPPED, no speech engine: ${lacking} ***\n`);
  return false;
}
