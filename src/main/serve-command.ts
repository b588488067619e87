import { settingsAndLog } from './environment.ts';
import { startLine } from './serve.ts';
import { startMessage } from './start-message.ts';

/** Serves until SIGTERM or SIGINT, then drains; a second signal ends at once. */
export async function serveCommand(): Promise<void> {
  const { settings, log } = settingsAndLog();
  // A bug in one call must not end the others': it is logged, and the call it was in has failed on its own.
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  // Listened for from the start: whoever is told that the line is up may stop it in that very moment.
  const stopping = firstSignal();
  const line = await startLine({ settings, log });
  console.log(startMessage(settings, line));
  const signal = await stopping;
  log.info({ signal, calls: line.callsInProgress() }, 'draining');
  for (const another of ['SIGTERM', 'SIGINT']) process.on(another, () => process.exit(1));
  await line.close();
  log.info('closed');
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}
