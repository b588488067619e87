import { isIPv6 } from 'node:net';

/**
 * Whose failures count together: an IPv4 address; of IPv6 the /64 that one household or office is given, since a single
 * machine there has as many addresses as it likes.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (embedded !== undefined) return embedded;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const before = groups(head);
  const after = groups(tail);
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
    : [];
  const first = [...before, ...zeros, ...after].slice(0, 4);
  return `${first.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
