import type { Office } from '../desk.ts';
import { newToken, tokenHash } from '../session.ts';

/**
 * A browser's own long-lived token (OWASP, "device cookies"): failures from a browser in which this login has come in
 * before count by themselves, so that nobody elsewhere, not even behind the same address, keeps its owner out. It lets
 * nobody in.
 */
export const deviceKey = (token: string, login: string): string => tokenHash(`${token}:${login}`);

const IS_TOKEN = /^[\w-]{43}$/;

/** The throttle's name for this browser and login; null = no such browser is known. */
export async function knownDevice(
  { office }: Office,
  token: string | null,
  login: string,
): Promise<string | null> {
  if (token === null || !IS_TOKEN.test(token)) return null;
  const key = deviceKey(token, login);
  return (await office.devices.knows(key)) ? key : null;
}

/** Notes that this login came in with this browser; gives the browser's token, a new one if it had none. */
export async function rememberDevice(
  { office, clock }: Office,
  token: string | null,
  user: { readonly id: string; readonly login: string },
): Promise<string> {
  const kept = token !== null && IS_TOKEN.test(token) ? token : newToken();
  await office.devices.remember(deviceKey(kept, user.login), user.id, clock.now());
  return kept;
}
