import { DatabaseTimeout } from './errors.ts';

/**
 * The answer, if it comes in time. The connector's own time limits are the server's to keep, and a server that hangs
 * keeps none. Whoever is refused drops the connection: the answer may still come, to nobody.
 *
 * @throws DatabaseTimeout
 */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DatabaseTimeout(`no answer from the database within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
