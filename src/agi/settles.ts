/** True when `work` settles within `ms` milliseconds, whichever way; false when it takes longer. Leaves no timer. */
export async function settlesWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ms, false);
  try {
    return await Promise.race([work.then(yes, yes), late]);
  } finally {
    clearTimeout(timer);
  }
}

function yes(): boolean {
  return true;
}
