const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one comes, milliseconds; some 31 hours in all. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR];

/** The wait after so many attempts, all failed; null = that was the last. */
export const waitAfterAttempt = (attempts: number): number | null => WAITS[attempts - 1] ?? null;
