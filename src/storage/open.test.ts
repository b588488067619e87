import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStorage, type Storage } from './index.ts';

const now = Date.UTC(2027, 0, 4, 8);
const ids = { next: () => 'id', protocol: (digits: number) => '1'.repeat(digits) };

describe('a storage in memory', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await openStorage('sqlite::memory:', { ids, now: () => now, log: { warn: () => {} } });
  });
  afterEach(() => storage.close());

  test('is empty until migrated, and holds no clinic until one is seeded', async () => {
    await expect(storage.assertSchema()).rejects.toThrow('run `disque-consulta migrate`');
    await storage.migrate();
    await storage.assertSchema();
    await expect(storage.stores.clinic.read()).rejects.toThrow('the database holds no clinic');
    await storage.seedDemo(now);
    expect((await storage.stores.clinic.read()).name).toBe('Vitality Health Solutions');
  });

  test('a holder’s second wish is as free as anybody’s', async () => {
    await storage.migrate();
    const visit = { start: 6_000_000, end: 6_000_006 };
    const offer = {
      doctorId: 'd',
      specialtyId: 's',
      locationId: 'l',
      visit,
      claim: visit,
      lane: 0,
      date: '2027-01-04',
      minute: 0,
    };
    const hold = (id: string) => storage.stores.agenda.hold({ id, offer, now, expiresAt: now + 1_000 });
    expect([await hold('one'), await hold('two'), await hold('one')]).toEqual(['held', 'taken', 'held']);
    await storage.stores.agenda.release([{ id: 'one', offer }]);
    expect(await hold('two')).toBe('held');
  });
});
