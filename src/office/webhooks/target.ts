import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Finds a host's addresses, as `node:dns` does with `all`. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const resolveHost: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

export type TargetProblem = 'not-a-url' | 'not-https' | 'has-password' | 'not-public' | 'unknown-host';

/** Why nothing is sent to this address; null = it may be. */
export async function targetProblem(
  text: string,
  resolve: Resolve = resolveHost,
): Promise<TargetProblem | null> {
  if (!URL.canParse(text)) return 'not-a-url';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'has-password';
  if (isDevelopment(url)) return null;
  if (url.protocol !== 'https:') return 'not-https';
  try {
    await publicAddresses(url, resolve);
    return null;
  } catch (error) {
    return error instanceof NotPublic ? 'not-public' : 'unknown-host';
  }
}

/** A receiver on this very machine, spelled as such, needs no TLS. */
export const isDevelopment = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

/** The host is, or stands for, an address within some private network. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
  readonly code = 'PRIVATE_NETWORK';
}

/** The addresses of the URL's host. @throws {NotPublic} when one of them is not the internet's */
export async function publicAddresses(
  { hostname }: URL,
  resolve: Resolve,
): Promise<readonly LookupAddress[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (found.length === 0) throw new Error(`${host} has no address`);
  for (const { address } of found)
    if (!isPublic(address)) throw new NotPublic(`${host} is in a private network`);
  return found;
}

/** Not the internet's, after IANA's registries of special-purpose addresses (RFC 6890). */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within 2000::/3, the only part of IPv6 that is given out: protocols, documentation, and tunnels into IPv4. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const listOf = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
};
const specialIpv4 = listOf(SPECIAL_IPV4, 'ipv4');
const specialIpv6 = listOf(SPECIAL_IPV6, 'ipv6');
const givenOutIpv6 = listOf(['2000::/3'], 'ipv6');

/** Whether an IP address is one of the internet's, so that no machine of the clinic's own network is meant. */
export function isPublic(address: string): boolean {
  const bare = address.split('%')[0] ?? '';
  const family = isIP(bare);
  if (family === 4) return !specialIpv4.check(bare, 'ipv4');
  if (family === 6) return givenOutIpv6.check(bare, 'ipv6') && !specialIpv6.check(bare, 'ipv6');
  return false;
}
