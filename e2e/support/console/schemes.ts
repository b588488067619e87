import type { Page } from 'playwright-core';
import { barriers } from './accessibility.ts';

/** In the page: waits for every movement that has an end. */
const STILL = `Promise.allSettled(
  document.getAnimations()
    .filter((movement) => movement.effect.getComputedTiming().endTime !== Infinity)
    .map((movement) => movement.finished),
).then(() => null)`;

/** What axe finds on the page as it is now, light and dark, once nothing on it moves any more. */
export async function barriersInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(STILL);
    found.push(...(await barriers(page)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  return found;
}
