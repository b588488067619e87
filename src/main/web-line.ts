import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DemoPatient } from '../storage/index.ts';
import type { WebLine } from '../web/deps.ts';
import { callTreeSteps } from './call-tree-steps.ts';
import { readCatalogues } from './catalogues.ts';
import type { Settings } from './settings.ts';

/** The line as the browser's telephone knows it. */
export function webLine(settings: Settings, agiPort: number, demo: readonly DemoPatient[]): WebLine {
  const { AGI_HOST, VOICE_DIR, SOUNDS_DIR } = settings;
  const patients = demo.map(({ name, cpf, birthDate, pin }) => ({ name, cpf, birthDate, pin }));
  return {
    host: reachable(AGI_HOST),
    port: agiPort,
    tree: callTreeSteps(),
    languages: [...readCatalogues(VOICE_DIR).keys()],
    demoPatients: patients,
    async recording(name) {
      if (!/^[\w-]+(?:\/[\w.-]+)+$/.test(name) || name.includes('..')) return null;
      for (const folder of [VOICE_DIR, SOUNDS_DIR]) {
        const bytes = await readFile(path.join(folder, `${name}.alaw`)).catch(() => null);
        if (bytes !== null) return bytes;
      }
      return null;
    },
  };
}

/** "This machine, whatever the address" can be listened on, and not called. */
const reachable = (host: string): string => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);
