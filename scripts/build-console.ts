/** `npm run build`, and what `npm ci` ends with: the console's page. Without the tools to build it, it says so and goes on. */
import { existsSync } from 'node:fs';

if (existsSync(new URL('../node_modules/vite', import.meta.url))) {
  const { build } = await import('vite');
  const configFile = new URL('../console/vite.config.ts', import.meta.url).pathname;
  await build({ configFile, logLevel: 'warn' });
} else {
  console.warn(
    'The console was not built: its tools are development dependencies. Run `npm ci && npm run build` once.',
  );
}
