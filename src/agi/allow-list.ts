import { BlockList, isIP } from 'node:net';
import { AgiServerError } from './errors.ts';

/**
 * Which addresses may call: IP addresses and networks (`10.0.0.5`, `10.0.0.0/24`, `fd00::/8`); none given: any.
 * An IPv4 peer seen by an IPv6 listener (`::ffff:10.0.0.5`) counts as IPv4. Throws AgiServerError for anything else.
 */
export class AllowList {
  readonly #allowed: BlockList | undefined;

  constructor(entries: readonly string[] | undefined) {
    if (entries === undefined) return;
    this.#allowed = new BlockList();
    for (const entry of entries) add(this.#allowed, entry);
  }

  /** `address` as `socket.remoteAddress` gives it; a peer that is already gone has none and is not allowed. */
  allows(address: string | undefined): boolean {
    if (this.#allowed === undefined) return true;
    if (address === undefined) return false;
    const family = familyOf(address);
    return family !== undefined && this.#allowed.check(address, family);
  }
}

function add(list: BlockList, entry: string): void {
  const [address = '', prefix, ...rest] = entry.split('/');
  const family = familyOf(address);
  if (family === undefined || rest.length > 0) throw misspelt(entry);
  if (prefix === undefined) return list.addAddress(address, family);
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 'ipv4' ? 32 : 128)) throw misspelt(entry);
  list.addSubnet(address, Number(prefix), family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
}

function misspelt(entry: string): AgiServerError {
  return new AgiServerError(
    `allowedPeers: "${entry}" is neither an address nor a network: write 10.0.0.5 or 10.0.0.0/24`,
  );
}
