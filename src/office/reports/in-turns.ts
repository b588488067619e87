import { setImmediate } from 'node:timers/promises';

/**
 * Does a long piece of work bit by bit, a week of a year at a time: whoever else waits for this thread has their turn
 * between two bits.
 */
export async function inTurns<Bit, Done>(
  bits: readonly Bit[],
  work: (bit: Bit) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const bit of bits) {
    done.push(await work(bit));
    await setImmediate();
  }
  return done;
}
