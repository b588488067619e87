import { beforeAll, expect, test } from 'vitest';
import type { OfficeStores } from '../../src/office/ports.ts';
import type { NewUser, Session, UserEdit } from '../../src/office/users.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, open } from './engines.ts';
import { minuteMs, newUser, now, testIds } from './fixtures.ts';

const asReceptionist: UserEdit = { name: 'Mudou', role: 'receptionist', doctorId: null, active: true };

onEveryEngine('access', (engine) => {
  let url: string;
  let storage: Storage;
  let office: OfficeStores;
  /** A second server on the same database. */
  let other: OfficeStores;

  beforeAll(async () => {
    url = await engine.emptyDatabase();
    storage = await open(url);
    await storage.migrate();
    office = storage.office;
    other = (await open(url)).office;
  });

  const add = async (login: string, change: Partial<NewUser> = {}) => {
    const user = newUser(login, change);
    expect(await office.users.insert(user, now)).toBe('inserted');
    return user;
  };

  test('a login belongs to one user; asked again, the same user is still the one that was added', async () => {
    const rosa = await add('rosa');
    expect(await office.users.insert(rosa, now)).toBe('inserted');
    expect(await office.users.insert(newUser('rosa'), now)).toBe('login-taken');
    expect(await office.users.byLogin('rosa')).toEqual({ ...rosa, version: 1 });
  });

  test('a login that no user can have is simply not there, whatever its letters', async () => {
    for (const login of ['joão', '😀', "' OR 1=1 --", 'rosa\u0000', '%', 'ROSA'])
      expect(await office.users.byLogin(login)).toBeNull();
  });

  test('an edit counts against the version it was made on', async () => {
    const { id } = await add('lia');
    expect(await office.users.edit(id, 1, asReceptionist, now)).toBe('edited');
    // Its answer was lost, and it is sent again.
    expect(await office.users.edit(id, 1, asReceptionist, now)).toBe('edited');
    expect(await office.users.edit(id, 1, { ...asReceptionist, name: 'Outra' }, now)).toBe(
      'changed-meanwhile',
    );
    expect(await office.users.byId(id)).toMatchObject({ name: 'Mudou', version: 2 });
    expect(await office.users.edit('nobody', 1, asReceptionist, now)).toBe('gone');
  });

  test('signing in is no edit', async () => {
    const { id } = await add('nina');
    await office.users.update(id, { lastLoginAt: now }, now);
    expect(await office.users.byId(id)).toMatchObject({ lastLoginAt: now, version: 1 });
  });

  test('the last active administrator stays one', async () => {
    const away = await add('away', { role: 'administrator', active: false });
    const { id } = await add('boss', { role: 'administrator' });
    const boss = { name: 'Chefe', role: 'administrator', doctorId: null, active: true } as const;
    expect(await office.users.edit(id, 1, asReceptionist, now)).toBe('last-administrator');
    expect(await office.users.edit(id, 1, { ...boss, active: false }, now)).toBe('last-administrator');
    expect(await office.users.byId(id)).toMatchObject({ role: 'administrator', active: true, version: 1 });
    expect(await office.users.edit(id, 1, boss, now)).toBe('edited');
    expect(await office.users.edit(away.id, 1, boss, now)).toBe('edited');
    expect(await office.users.edit(id, 2, asReceptionist, now)).toBe('edited');
    expect(await office.users.edit(away.id, 2, { ...boss, active: false }, now)).not.toBe('edited');
  });

  test('two administrators who demote each other at the same moment, on two servers: one is left', async () => {
    const before = (await office.users.list()).filter(({ role }) => role === 'administrator');
    for (let round = 0; round < 5; round++) {
      const pair = [
        await add(`ana-${round}`, { role: 'administrator' }),
        await add(`bia-${round}`, { role: 'administrator' }),
      ] as const;
      for (const { id } of before) await office.users.update(id, { active: false }, now);
      const outcomes = await Promise.all([
        office.users.edit(pair[0].id, 1, asReceptionist, now),
        other.users.edit(pair[1].id, 1, asReceptionist, now),
      ]);
      expect(outcomes.filter((outcome) => outcome === 'edited')).toHaveLength(1);
      const left = (await office.users.list()).filter(
        ({ role, active }) => role === 'administrator' && active,
      );
      expect(left).toHaveLength(1);
      before.push(...left);
    }
  });

  test('a code of the authenticator counts once, on all servers', async () => {
    const { id } = await add('totp', { totpSecret: 'A'.repeat(32), totpStep: null });
    const used = await Promise.all(
      [office, other, office, other].map(({ users }) => users.useTotpStep(id, 7)),
    );
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await office.users.useTotpStep(id, 6)).toBe(false);
    expect(await office.users.useTotpStep(id, 8)).toBe(true);
  });

  test('sessions last, are ended one by one or all others at once, and expire', async () => {
    const { id: userId } = await add('sara');
    const session = (id: string, expiresAt = now + minuteMs): Session => ({
      id,
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      address: '203.0.113.7',
      agent: 'Navegador é ✓',
    });
    for (const id of ['s1', 's2', 's3']) await office.sessions.insert(session(id));
    await office.sessions.insert(session('old', now));
    await office.sessions.touch('s1', now + 5_000, now + 2 * minuteMs);
    expect(await other.sessions.byId('s1')).toEqual({
      ...session('s1'),
      lastSeenAt: now + 5_000,
      expiresAt: now + 2 * minuteMs,
    });
    await office.sessions.deleteExpired(now);
    expect(await office.sessions.byId('old')).toBeNull();
    expect((await office.sessions.ofUser(userId)).map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
    await office.sessions.delete('s2');
    await office.sessions.deleteOthers(userId, 's3');
    expect((await office.sessions.ofUser(userId)).map(({ id }) => id)).toEqual(['s3']);
    await office.sessions.deleteOthers(userId, null);
    expect(await office.sessions.ofUser(userId)).toEqual([]);
  });

  test('a browser is known from its first use until it is forgotten', async () => {
    await office.devices.remember('d1', 'u1', now);
    await other.devices.remember('d1', 'u1', now + minuteMs);
    await office.devices.remember('d2', 'u2', now);
    expect(await office.devices.knows('d1')).toBe(true);
    await office.devices.forgetBefore(now + 1_000);
    expect([await office.devices.knows('d1'), await office.devices.knows('d2')]).toEqual([true, false]);
    await office.devices.forgetOf('u1');
    expect(await office.devices.knows('d1')).toBe(false);
  });

  test('a token is found by its hash, and revoked once', async () => {
    const token = {
      id: testIds.next(),
      name: 'Painel da recepção',
      scopes: ['agenda:read', 'clinic:read'] as const,
      createdBy: 'u1',
      createdAt: now,
      expiresAt: now + minuteMs,
      lastUsedAt: null,
      revokedAt: null,
    };
    await office.tokens.insert(token, 'hash');
    await office.tokens.insert(token, 'hash');
    expect(await other.tokens.byHash('hash')).toEqual(token);
    expect(await office.tokens.byHash('other')).toBeNull();
    await office.tokens.touch(token.id, now + 1_000);
    expect(await office.tokens.revoke(token.id, now + 2_000)).toBe(true);
    expect(await other.tokens.revoke(token.id, now + 3_000)).toBe(false);
    expect(await office.tokens.list()).toEqual([
      { ...token, lastUsedAt: now + 1_000, revokedAt: now + 2_000 },
    ]);
  });

  test('a key is claimed once, and its answer is there for whoever asks again', async () => {
    const claim = (claimant: string, change = {}) => ({
      id: 'key',
      fingerprint: 'print',
      claimant,
      now,
      staleBefore: now - minuteMs,
      ...change,
    });
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name, index) => (index % 2 ? office : other).idempotency.claim(claim(name))),
    );
    expect(claims.filter((kept) => kept === null)).toHaveLength(1);
    const winner = ['a', 'b', 'c', 'd'][claims.indexOf(null)] ?? '';
    // The winner's own claim, sent again because its answer was lost on the way.
    expect(await office.idempotency.claim(claim(winner))).toBeNull();
    expect(await office.idempotency.claim(claim('late'))).toMatchObject({ status: 0 });
    const later = { now: now + 2 * minuteMs, staleBefore: now + minuteMs };
    expect(await office.idempotency.claim(claim('taker', later))).toBeNull();
    await office.idempotency.keep('key', 201, '{"é":1}');
    expect(await other.idempotency.claim(claim('e', later))).toEqual({
      fingerprint: 'print',
      status: 201,
      body: '{"é":1}',
    });
    await office.idempotency.release('key');
    expect(await office.idempotency.claim(claim('f'))).toMatchObject({ status: 201 });
    await office.idempotency.forgetBefore(now + 3 * minuteMs);
    expect(await office.idempotency.claim(claim('g'))).toBeNull();
    await office.idempotency.release('key');
    expect(await office.idempotency.claim(claim('h'))).toBeNull();
  });
});
