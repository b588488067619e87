import { settingsAndLog } from './environment.ts';
import type { Logger } from './log.ts';
import { consoleRemedy, runWebThread, type WebThread } from './run-web-thread.ts';
import { startLine } from './serve.ts';
import type { Settings } from './settings.ts';
import { startMessage, type ConsoleUp } from './start-message.ts';

/** Serves until SIGTERM or SIGINT, then drains; a second signal ends at once. */
export async function serveCommand(): Promise<void> {
  const { settings, log } = settingsAndLog();
  // A bug in one call must not end the others': it is logged, and the call it was in has failed on its own.
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  // Listened for from the start: whoever is told that the line is up may stop it in that very moment.
  const stopping = firstSignal();
  let web: WebThread | null = null;
  const line = await startLine({ settings, log, tell: (news) => web?.tell(news) });
  web = runWebThread({ settings, agiPort: line.agiPort }, log);
  console.log(startMessage(settings, line, await whereTheConsoleIs(web, settings, log)));
  const signal = await stopping;
  log.info({ signal, calls: line.callsInProgress() }, 'draining');
  for (const another of ['SIGTERM', 'SIGINT']) process.on(another, () => process.exit(1));
  await line.close();
  // Last: how the last calls ended is still to be written down.
  await web.close();
  log.info('closed');
}

/** Null where it could not be brought up: callers are served all the same. */
async function whereTheConsoleIs(web: WebThread, settings: Settings, log: Logger): Promise<ConsoleUp | null> {
  try {
    const { port, firstPassword } = await web.listening;
    return { url: settings.PUBLIC_URL ?? `http://${settings.HTTP_HOST}:${port}`, firstPassword };
  } catch (err) {
    log.error({ err, remedy: consoleRemedy(settings) }, 'the console could not be brought up');
    return null;
  }
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}
