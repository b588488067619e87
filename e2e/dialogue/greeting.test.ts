import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Storage } from '../../src/storage/index.ts';
import { expectCall } from '../support/expect-call.ts';
import { MONDAY_MORNING } from '../support/small-clinic.ts';
import { TemplateDatabase } from '../support/test-desk.ts';

let clinic: TemplateDatabase;
beforeAll(async () => {
  clinic = await TemplateDatabase.create(MONDAY_MORNING, async () => undefined);
});
afterAll(() => clinic.remove());

describe('the greeting', () => {
  test.each([
    ['05:59', 'Boa noite.'],
    ['06:00', 'Bom dia.'],
    ['11:59', 'Bom dia.'],
    ['12:00', 'Boa tarde.'],
    ['17:59', 'Boa tarde.'],
    ['18:00', 'Boa noite.'],
    ['00:00', 'Boa noite.'],
  ])('at %s on the wall of the clinic is %s', async (time, greeting) => {
    const now = Date.parse(`2026-11-23T${time}:00-03:00`);
    await expectCall(
      clinic,
      [
        `> ${greeting} Vitality Health Solutions. For English, press star. Para español, marque asterisco. Para falar com um atendente, tecle 9.`,
      ],
      { now },
    );
  });

  test("goes by the clinic's own zone: in Rio Branco it is still night", async () => {
    const inRioBranco = (storage: Storage) =>
      storage.database.write(
        async (tx) => void (await tx.updateTable('clinic').set({ zone: 'America/Rio_Branco' }).execute()),
      );
    const now = Date.parse('2026-11-23T06:30:00-03:00');
    await expectCall(clinic, ['> Boa noite.'], { now, prepare: inRioBranco });
  });
});
