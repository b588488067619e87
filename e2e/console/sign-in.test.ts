import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../support/console/console.ts';
import { sharedWebInTime } from '../support/console/fixtures.ts';
import { type Visitor } from '../support/console/web-in-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WRONG = 'cavalo errado bateria grampo';

describe('signing in', () => {
  const web = sharedWebInTime();

  const fail = async (visitor: Visitor, login: string, times: number) => {
    for (let time = 0; time < times; time++) expect((await visitor.signIn(login, WRONG)).status).toBe(401);
  };

  test('a wrong password, a login that is none, and one that is not active are refused in the same words', async () => {
    await web.addUser('rosa');
    const gone = await web.addUser('gone');
    await web.storage.office.users.update(gone, { active: false }, web.now);
    const visitor = web.visitor('203.0.113.1');
    const answers = [
      await visitor.signIn('rosa', WRONG),
      await visitor.signIn('nobody', WRONG),
      await visitor.signIn('gone', PASSWORD),
      await visitor.signIn("' OR 1=1 --", WRONG),
      await visitor.signIn('joão', WRONG),
    ];
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect({ ...body, instance: '' }).toEqual({ ...answers[0]?.body, instance: '' });
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  test('a login is what it is, however it is typed', async () => {
    expect((await web.visitor().signIn(' ROSA ')).status).toBe(200);
  });

  test('who guesses waits longer and longer; the right password is not even looked at meanwhile', async () => {
    await web.addUser('bia');
    const guesser = web.visitor('203.0.113.2');
    await fail(guesser, 'bia', 5);
    expect((await guesser.signIn('bia')).body['code']).toBe('not-let-in');
    web.now += 31_000;
    await fail(guesser, 'bia', 1);
    web.now += 31_000;
    expect((await guesser.signIn('bia')).status).toBe(401);
    web.now += 30_000;
    expect((await guesser.signIn('bia')).status).toBe(200);
  });

  test('a stranger who guesses elsewhere keeps nobody out', async () => {
    await web.addUser('clara');
    await fail(web.visitor('203.0.113.3'), 'clara', 8);
    expect((await web.visitor('203.0.113.4').signIn('clara')).status).toBe(200);
  });

  test('thirty failures from one address stop strangers there, but not who has come in with that browser before', async () => {
    await web.addUser('dora');
    await web.addUser('eva');
    const clinic = '198.51.100.9';
    const known = web.visitor(clinic);
    expect((await known.signIn('dora')).status).toBe(200);
    await known.ask('DELETE', '/session');
    const device = known.cookies.get('disque_device');
    expect(device).toMatch(/^[\w-]{43}$/);
    for (let guess = 0; guess < 30; guess++) await fail(web.visitor(clinic), `guess-${guess}`, 1);
    expect((await web.visitor(clinic).signIn('eva')).status).toBe(401);
    expect((await known.signIn('dora')).status).toBe(200);
    // It is known for that login alone, and a made-up one for none.
    expect((await known.signIn('eva')).status).toBe(401);
    const forger = web.visitor(clinic);
    forger.cookies.set('disque_device', 'A'.repeat(43));
    expect((await forger.signIn('dora')).status).toBe(401);
  });

  test('a known browser that guesses is slowed down by itself, and the user still comes in elsewhere', async () => {
    await web.addUser('fabi');
    const known = web.visitor('203.0.113.5');
    await known.signIn('fabi');
    await known.ask('DELETE', '/session');
    await fail(known, 'fabi', 5);
    expect((await known.signIn('fabi')).status).toBe(401);
    expect((await web.visitor('203.0.113.6').signIn('fabi')).status).toBe(200);
  });

  test('failures of one IPv6 network count together', async () => {
    await web.addUser('gabi');
    for (let host = 1; host <= 5; host++) await fail(web.visitor(`2001:db8:0:7::${host}`), 'gabi', 1);
    expect((await web.visitor('2001:db8:0:7::99').signIn('gabi')).status).toBe(401);
    expect((await web.visitor('2001:db8:0:8::99').signIn('gabi')).status).toBe(200);
  });

  describe('with an authenticator', () => {
    const secret = new Secret({ size: 20 }).base32;
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: web.now });

    beforeAll(async () => {
      const id = await web.addUser('helena');
      await web.storage.office.users.update(id, { totpSecret: secret }, web.now);
    });

    test('the password alone is not enough, and says so only once it is right', async () => {
      const visitor = web.visitor('203.0.113.20');
      expect((await visitor.signIn('helena', WRONG)).body['code']).toBe('not-let-in');
      expect((await visitor.signIn('helena')).body['code']).toBe('code-wanted');
      expect(await visitor.who()).toBeNull();
    });

    test('a code lets in once: whoever saw it typed cannot use it again', async () => {
      web.now += HOUR;
      const used = code();
      expect((await web.visitor('203.0.113.21').signIn('helena', PASSWORD, used)).status).toBe(200);
      expect((await web.visitor('203.0.113.22').signIn('helena', PASSWORD, used)).body['code']).toBe(
        'not-let-in',
      );
      web.now += 30_000;
      expect((await web.visitor('203.0.113.22').signIn('helena', PASSWORD, code())).status).toBe(200);
    });

    test('wrong codes count wherever they come from, though the password is right', async () => {
      web.now += HOUR;
      const right = code();
      const wrong = right === '000000' ? '000001' : '000000';
      for (let host = 30; host < 35; host++) {
        const { status } = await web.visitor(`203.0.113.${host}`).signIn('helena', PASSWORD, wrong);
        expect(status).toBe(401);
      }
      expect((await web.visitor('203.0.113.40').signIn('helena', PASSWORD, right)).status).toBe(401);
      web.now += HOUR;
      expect((await web.visitor('203.0.113.40').signIn('helena', PASSWORD, code())).status).toBe(200);
    });
  });
});
