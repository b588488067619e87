import { describe, expect, test } from 'vitest';
import { isPublic, targetProblem, type Resolve } from './target.ts';

const standsFor =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('where webhooks may go', () => {
  test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946', '2a00:1450::1'])(
    '%s is on the internet',
    (address) => expect(isPublic(address)).toBe(true),
  );

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.10',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'fc00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    '2001::1',
    'localhost',
    '',
    '1.2.3',
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false));

  test.each([
    ['https://sistema.example/avisos', null],
    ['https://sistema.example:8443/avisos?x=1', null],
    ['http://127.0.0.1:3000/avisos', null],
    ['http://localhost:3000/', null],
    ['http://[::1]:3000/', null],
    ['http://sistema.example/avisos', 'not-https'],
    ['http://127.0.0.2:3000/', 'not-https'],
    ['ftp://sistema.example/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['sistema.example', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https://eu:senha@sistema.example/', 'has-password'],
    ['https://10.0.0.1/', 'not-public'],
    ['https://2130706433/', 'not-public'],
    ['https://0x7f.1/', 'not-public'],
    ['https://[::ffff:127.0.0.1]/', 'not-public'],
    ['https://127.0.0.1/', 'not-public'],
  ])('%s: %s', async (url, problem) => {
    expect(await targetProblem(url, standsFor('93.184.216.34'))).toBe(problem);
  });

  test('a name is as good as the worst of its addresses', async () => {
    const url = 'https://sistema.example/';
    expect(await targetProblem(url, standsFor('93.184.216.34', '192.168.0.1'))).toBe('not-public');
    expect(await targetProblem(url, standsFor('93.184.216.34', '2606:2800::1'))).toBe(null);
    expect(await targetProblem(url, standsFor())).toBe('unknown-host');
    expect(await targetProblem(url, () => Promise.reject(new Error('ENOTFOUND')))).toBe('unknown-host');
  });
});
