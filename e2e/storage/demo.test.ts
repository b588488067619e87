import { beforeEach, expect, test } from 'vitest';
import { isCpf } from '../../src/booking/cpf.ts';
import { verifyPin } from '../../src/booking/pin.ts';
import { validateRules } from '../../src/scheduling/validate-rules.ts';
import { demoPatients, type Storage } from '../../src/storage/index.ts';
import { onEveryEngine, open } from './engines.ts';
import { now } from './fixtures.ts';
import { inProcess } from './processes.ts';

onEveryEngine('the demo clinic', (engine) => {
  let url: string;
  let storage: Storage;

  beforeEach(async () => {
    url = await engine.emptyDatabase();
    storage = await open(url, { now: () => now });
    await storage.migrate();
  });

  test('is seeded once, and its rules are sound', async () => {
    expect(await storage.seedDemo(now)).toBe(true);
    expect(await storage.seedDemo(now)).toBe(false);
    const clinic = await storage.stores.clinic.read();
    expect(clinic).toMatchObject({ name: 'Vitality Health Solutions', zone: 'America/Fortaleza' });
    expect([clinic.doctors.length, clinic.specialties.length]).toEqual([14, 7]);
    expect(validateRules(clinic)).toEqual([]);
  });

  test('is seeded once by eight processes at the same time', async () => {
    const seeded = await Promise.all(Array.from({ length: 8 }, () => inProcess<boolean>('seed', url)));
    expect(seeded.filter(Boolean)).toHaveLength(1);
    expect((await storage.stores.clinic.read()).doctors).toHaveLength(14);
  });

  test('never goes into a database that holds a clinic', async () => {
    await storage.seedDemo(now);
    await storage.database.write(async (tx) => {
      await tx.updateTable('clinic').set({ id: 'ours', name: 'Clínica Nossa' }).execute();
    });
    expect(await storage.seedDemo(now)).toBe(false);
    expect((await storage.stores.clinic.read()).name).toBe('Clínica Nossa');
  });

  test('has patients that can dial in: one with a visit tomorrow, one with a PIN', async () => {
    await storage.seedDemo(now);
    for (const { id, cpf, birthDate } of demoPatients) {
      expect(isCpf(cpf)).toBe(true);
      expect(await storage.stores.patients.byCpf(cpf)).toMatchObject({ id, birthDate });
    }
    const [visit] = await storage.stores.agenda.upcoming('demo-carlos', now);
    expect(visit).toMatchObject({
      date: '2027-01-05',
      minute: 540,
      visit: { start: Date.UTC(2027, 0, 5, 12) / 300_000 },
    });
    const withPin = demoPatients.find(({ pin }) => pin !== null);
    expect(await verifyPin(withPin?.pin ?? '', withPin?.pinHash ?? '')).toBe(true);
  });
});
