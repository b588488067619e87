import { describe, expect, it } from 'vitest';
import { AllowList } from './allow-list.ts';

describe('AllowList', () => {
  it('lets anybody in when none is named, and nobody when the list is empty', () => {
    expect(new AllowList(undefined).allows('203.0.113.9')).toBe(true);
    expect(new AllowList([]).allows('127.0.0.1')).toBe(false);
  });

  it('knows addresses and networks of both families', () => {
    const list = new AllowList(['10.0.0.5', '192.168.7.0/24', 'fd00::/8', '::1']);
    const allowed = ['10.0.0.5', '192.168.7.200', 'fd12::3', '::1', '::ffff:10.0.0.5', '::ffff:192.168.7.1'];
    const refused = ['10.0.0.6', '192.168.8.1', 'fe80::1', '::ffff:10.0.0.6', 'nonsense', undefined];
    expect(allowed.filter((address) => !list.allows(address))).toEqual([]);
    expect(refused.filter((address) => list.allows(address))).toEqual([]);
  });

  it.each(['10.0.0.0/33', '10.0.0.0/', 'fd00::/129', '10.0.0/8', 'asterisk.local', '10.0.0.1/8/8', ''])(
    'refuses the entry "%s", naming the remedy',
    (entry) => {
      expect(() => new AllowList([entry])).toThrow('write 10.0.0.5 or 10.0.0.0/24');
    },
  );
});
