import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers, barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';
import { bookAt, offerIn } from '../storage/fixtures.ts';

interface Heard {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

describeInBrowser('the page of webhooks', () => {
  const { server, browser } = sharedConsoleInBrowser();
  let page: Page;
  let receiver: Server;
  const heard: Heard[] = [];
  let status = 204;

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (bytes) => (body += String(bytes)));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    await server.addUser('administrator', 'chefe', { name: 'Célia Administradora' });
    page = await signIn(browser.context, 'chefe', '/acessos/webhooks');
    await page.getByText('Nenhum webhook ainda.').waitFor();
  });
  afterAll(() => receiver.close());

  const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/avisos`;
  const log = () => page.getByRole('row');

  test('registers a receiver and shows its secret once; says what address will not do', async () => {
    await page.getByRole('button', { name: 'Novo webhook' }).click();
    const form = page.getByRole('dialog', { name: 'Novo webhook' });
    for (const [url, why] of [
      ['http://sistema.example/x', 'Use https://'],
      ['https://192.168.0.1/x', 'rede interna'],
      ['sistema', 'Escreva o endereço inteiro'],
    ] as const) {
      await form.getByLabel('Endereço', { exact: true }).fill(url);
      await form.getByRole('button', { name: 'Criar webhook' }).click();
      await form.getByText(why).waitFor();
    }
    expect(await barriers(page)).toEqual([]);
    await form.getByLabel('Endereço', { exact: true }).fill(address());
    await form.getByRole('button', { name: 'Criar webhook' }).click();
    const shown = page.getByRole('dialog', { name: 'Segredo do webhook' });
    expect(await shown.getByLabel('Segredo').textContent()).toMatch(/^whsec_[\w+/]{43}=$/);
    await shown.getByRole('button', { name: 'Já guardei' }).click();
    await page.getByText(address()).waitFor();
  });

  test('a trial goes out, and its fate is seen in the log', async () => {
    await page.getByRole('button', { name: 'Enviar um teste' }).click();
    await log().filter({ hasText: 'Teste' }).getByText('Entregue').waitFor();
    await log().filter({ hasText: 'HTTP 204' }).waitFor();
    expect(heard).toHaveLength(1);
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ type: 'ping' });
    expect(heard[0]?.headers['webhook-signature']).toMatch(/^v1,/);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
  });

  test('a visit that is booked by telephone is told within seconds', async () => {
    status = 503;
    const soon = (Date.now() - Date.UTC(2027, 0, 4, 8)) / 3_600_000;
    const offer = offerIn(Math.ceil(soon) + 48);
    await bookAt(server.storage.stores, offer, { now: Date.now() });
    await expect.poll(() => heard.length).toBe(2);
    expect(JSON.parse(heard[1]?.body ?? '')).toMatchObject({
      type: 'appointment.booked',
      data: { doctor: { name: 'Rafael Costa' } },
    });
    await page.reload();
    await page.getByRole('button', { name: 'Ver envios' }).click();
    const row = log().filter({ hasText: 'Consulta marcada' });
    await row.getByText('HTTP 503').waitFor();
    await row.getByText('Na fila').waitFor();
    await row.getByRole('button', { name: 'Conteúdo' }).click();
    await page.getByText('"protocol"').waitFor();
    expect(await barriers(page)).toEqual([]);
    status = 200;
    await row.getByRole('button', { name: 'Reenviar' }).click();
    await row.getByText('HTTP 200').waitFor();
    expect(heard.at(-1)?.headers['webhook-id']).toBe(heard[1]?.headers['webhook-id']);
  });

  test('can be paused, and removed with its log', async () => {
    await page.getByRole('button', { name: 'Editar' }).click();
    const form = page.getByRole('dialog', { name: 'Editar webhook' });
    await form.getByRole('switch', { name: 'Ativo' }).uncheck();
    await form.getByRole('button', { name: 'Salvar' }).click();
    await page.getByText('Pausado').waitFor();
    expect(await page.getByRole('button', { name: 'Enviar um teste' }).isDisabled()).toBe(true);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('button', { name: 'Excluir' }).click();
    await page
      .getByRole('dialog', { name: 'Excluir o webhook' })
      .getByRole('button', { name: 'Excluir' })
      .click();
    await page.getByText('Nenhum webhook ainda.').waitFor();
  });
});
