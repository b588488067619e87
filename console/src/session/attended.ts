/** A page that nobody has touched for so long asks by itself. */
const UNTOUCHED_MS = 60_000;

let touchedAt = Date.now();

for (const gesture of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
  addEventListener(gesture, () => (touchedAt = Date.now()), { capture: true, passive: true });

/** Whether somebody is at this page; what it asks else lets the session run out. */
export const isAttended = (): boolean => Date.now() - touchedAt < UNTOUCHED_MS;
