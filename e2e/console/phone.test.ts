import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { barriers, barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { Browser, PHONE_SIZE } from '../support/console/browser.ts';
import { ConsoleServer, signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

describeInBrowser('the telephone in the browser', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;

  beforeEach(async () => {
    page = await browser.pageAt('/telefone');
  });
  afterEach(async () => {
    await page.close();
  });

  const transcript = () => page.getByRole('log', { name: 'Transcrição da ligação' });
  const says = (words: string | RegExp) => transcript().getByText(words).last().waitFor();
  const step = (name: string) => page.locator('[aria-current=step]').filter({ hasText: name }).waitFor();
  const press = async (keys: string) => {
    for (const key of keys) await page.getByRole('button', { name: `Tecla ${key}` }).click();
  };
  const loudness = async () =>
    Number(await page.getByRole('meter', { name: 'Volume da linha' }).getAttribute('aria-valuenow'));
  const dial = () => page.getByRole('button', { name: 'Ligar' }).click();

  test('books a visit with sound flowing, cut in by keys, and shows the row that is in the database', async () => {
    await dial();
    await says(/Vitality Health Solutions/);
    await expect.poll(loudness).toBeGreaterThan(5);
    await step('CPF');
    await press('52998224725');
    await says(/Agora, dia, mês e ano|data de nascimento/);
    await press('15031955');
    await step('Menu principal');
    await says(/Para marcar uma consulta/);
    await press('1');
    await step('Especialidade');
    await press('3');
    await step('Médico');
    await press('3');
    await step('Horários oferecidos');
    await press('1');
    await step('Confirmação');
    await expect.poll(loudness).toBeGreaterThan(5);
    await press('1');
    await says(/Parabéns, sua consulta está marcada/);
    const row = page.getByRole('table', { name: 'Consultas desta ligação' }).getByRole('row').nth(1);
    await row.getByText('marcada').waitFor();
    const protocol = await row.getByRole('cell').nth(3).textContent();
    const booked = await server.storage.database.read((db) =>
      db
        .selectFrom('appointments')
        .selectAll()
        .where('protocol', '=', protocol ?? '')
        .execute(),
    );
    expect(booked.map(({ patient_id, status }) => [patient_id, status])).toEqual([['demo-lucia', 'booked']]);
    expect(await transcript().textContent()).not.toContain('52998224725');
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Desligar' }).click();
    await says('Você desligou.');
    await expect.poll(loudness).toBe(0);
  });

  test('takes the keys of a keyboard, keyed over the speech, and hangs up with Escape', async () => {
    await dial();
    await step('CPF');
    await page.keyboard.type('52998224725');
    await step('Nascimento');
    await page.keyboard.type('15031955');
    await step('Menu principal');
    await page.keyboard.press('Escape');
    await says('Você desligou.');
    await expect.poll(heldTimes).toBe(0);
  });

  test('plays on by itself when nobody presses anything, and says it in fuller words', async () => {
    await dial();
    await says(/Para falar com um atendente, tecle 9/);
    await says('silêncio');
    await expect.poll(() => transcript().getByText('silêncio').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Desligar' }).click();
    await says('Você desligou.');
  });

  test('lets go of what was offered when the page is left in the middle of a call', async () => {
    await dial();
    await step('CPF');
    await page.keyboard.type('39053344705');
    await step('Nascimento');
    await page.keyboard.type('02111968');
    await step('Menu principal');
    await page.keyboard.type('113');
    await step('Horários oferecidos');
    await expect.poll(heldTimes).toBeGreaterThan(0);
    await page.goto('about:blank');
    await expect.poll(heldTimes).toBe(0);
  });

  test('says so when the line is not there', async () => {
    const dead = await ConsoleServer.start();
    await dead.endLine();
    const elsewhere = await browser.pageAt(`${dead.url}/telefone`);
    await elsewhere.getByRole('button', { name: 'Ligar' }).click();
    await expect.poll(() => elsewhere.getByText('A linha não atendeu.').count()).toBe(1);
    await elsewhere.close();
    await dead.close();
  });

  test('works on a telephone-sized screen', async () => {
    const small = await Browser.another(server.url, { viewport: PHONE_SIZE });
    const screen = await small.context.newPage();
    await screen.goto('/telefone');
    await screen.getByRole('button', { name: 'Ligar' }).click();
    await screen
      .getByRole('log')
      .getByText(/Vitality/)
      .waitFor();
    expect(await barriers(screen)).toEqual([]);
    expect(await screen.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await small.close();
  });

  test('asks for a log-in where it is no demonstration', async () => {
    const clinic = await ConsoleServer.start({ settings: { DEMO: 'false' }, prepare: async () => {} });
    const other = await Browser.another(clinic.url);
    const stranger = await other.context.newPage();
    await stranger.goto('/telefone');
    await stranger.getByRole('button', { name: 'Entrar' }).waitFor();
    expect((await stranger.request.get('/api/v1/phone/guide')).status()).toBe(401);
    const inside = await signIn(other.context, await clinic.addUser('receptionist'), '/telefone');
    await inside.getByRole('button', { name: 'Ligar' }).click();
    await inside
      .getByRole('log')
      .getByText(/Vitality/)
      .waitFor();
    await other.close();
    await clinic.close();
  });

  const heldTimes = async () => {
    const held = await server.storage.database.read((db) =>
      db.selectFrom('slot_claims').select('hold_id').where('hold_id', 'is not', null).execute(),
    );
    return held.length;
  };
});
