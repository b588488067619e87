import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Callback, CallbackPage } from '../../src/web/contract/callbacks.ts';
import { systemIds } from '../../src/main/ids.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import { Browser } from '../support/console/browser.ts';
import { Caller } from '../support/console/caller.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

const WORK_LIST = '/ligacoes?aba=retornos';
const MINUTE = 60_000;

describeInBrowser('requests for a call', () => {
  const { server, browser } = sharedConsoleInBrowser({
    // Nobody answers by voice: whoever wants a person is offered a call.
    prepare: ({ database }) => database.write((tx) => tx.deleteFrom('attendant_hours').execute()),
  });
  let rita: Page;

  beforeAll(async () => {
    rita = await signIn(
      browser.context,
      await server.addUser('receptionist', 'rita', { name: 'Rita Lopes' }),
      WORK_LIST,
    );
  });

  const asked = async (
    phone: string,
    minutesAgo: number,
    patientId: string | null = null,
    reason = 'asked',
  ) => {
    const id = systemIds.next();
    await server.storage.stores.callbacks.add({
      id,
      patientId,
      phone,
      reason,
      callId: 'a-call',
      requestedAt: Date.now() - minutesAgo * MINUTE,
    });
    return id;
  };
  const empty = () =>
    server.storage.database.write(async (tx) => {
      await tx.deleteFrom('callback_requests').execute();
      await tx.deleteFrom('callback_work').execute();
    });
  const rows = (page: Page) =>
    page.getByRole('table', { name: 'Retornos' }).locator('tbody').getByRole('row');

  test('nobody waits, and then somebody who asked by telephone does, at once', async () => {
    await rita.getByText('Ninguém espera um retorno').waitFor();
    expect(await barriersOfBothSchemes(rita)).toEqual([]);
    const caller = new Caller(server.agiPort, '85999990042');
    // 9 at the first question is a person; none is there: 1 = call me at this number.
    caller.press('9#1');
    await caller.result;
    await rita.getByText('1 retorno a fazer.').waitFor();
    await rows(rita).filter({ hasText: 'Pediu para falar com uma pessoa' }).waitFor();
    await rita.getByRole('cell', { name: 'número com final 42' }).waitFor();
    expect(await rita.getByText('85999990042').count()).toBe(0);
    await rita.getByRole('button', { name: 'Abrir' }).click();
    await rita.getByRole('link', { name: 'Ligar para (85) 99999-0042' }).waitFor();
    expect(await barriersOfBothSchemes(rita)).toEqual([]);
    await rita.getByRole('button', { name: 'Ler a ligação' }).click();
    const talk = rita.getByRole('dialog', { name: 'Conversa' });
    await talk.getByText('Pediu retorno', { exact: true }).waitFor();
    await talk.getByRole('button', { name: 'Fechar' }).click();
    await empty();
  });

  test('elders go first, by law; then who has waited longest', async () => {
    await server.storage.database.write((tx) =>
      tx.updateTable('patients').set({ birth_date: '1935-05-05' }).where('id', '=', 'demo-carlos').execute(),
    );
    await asked('85900000001', 90, null, 'no-offers');
    await asked('85900000002', 200, null, 'silence');
    await asked('85900000003', 30, 'demo-lucia');
    await asked('85900000004', 5, 'demo-carlos', 'unconfirmed');
    await rita.reload();
    await rita.getByText('4 retornos a fazer.').waitFor();
    const order = await rows(rita).allInnerTexts();
    expect(order.map((text) => /Prioridade \S+/.exec(text)?.[0] ?? null)).toEqual([
      'Prioridade 80+',
      'Prioridade 60+',
      null,
      null,
    ]);
    expect(order[2]).toContain('Espera: 3 h');
    expect(order[3]).toContain('Espera: 1 h');
    expect(order[0]).toContain('confira as consultas antes de ligar');
    expect(await barriersOfBothSchemes(rita)).toEqual([]);
  });

  test('of two colleagues who take the same one, one has it; the other is told who', async () => {
    await empty();
    const id = await asked('85900000001', 10);
    await server.addUser('receptionist', 'bia', { name: 'Bia Reis' });
    const other = await Browser.another(server.url);
    const bia = await signIn(other.context, 'bia', WORK_LIST);
    await rita.reload();
    const taking = [rita, bia].map((page) => page.getByRole('button', { name: 'Assumir' }));
    await Promise.all(taking.map((button) => button.waitFor()));
    // Both see it as nobody's: what either is told of changes is held back until both have pressed.
    await Promise.all([rita, bia].map((page) => page.route('**/api/v1/callbacks?*', () => undefined)));
    await Promise.all(taking.map((button) => button.click()));
    const taken = /(Rita Lopes|Bia Reis) já assumiu este retorno\./;
    const loser = await Promise.any(
      [rita, bia].map((page) =>
        page
          .getByText(taken)
          .waitFor()
          .then(() => page),
      ),
    );
    const winner = loser === rita ? bia : rita;
    const name = winner === rita ? 'Rita Lopes' : 'Bia Reis';
    await loser.getByText(`${name} já assumiu este retorno.`).waitFor();
    await winner.getByText('Em andamento com você').first().waitFor();
    await Promise.all([rita, bia].map((page) => page.unroute('**/api/v1/callbacks?*')));
    expect((await server.storage.office.callbackWork.byId(id))?.userName).toBe(name);
    await loser.reload();
    await loser.getByText(`Em andamento com ${name}`).waitFor();
    await other.close();
  });

  test('it is noted, done, found among those done, and opened again; all of it is written down', async () => {
    await empty();
    const id = await asked('85900000001', 10, 'demo-lucia');
    await rita.reload();
    await rita.getByRole('button', { name: 'Assumir' }).click();
    const drawer = rita.getByRole('dialog', { name: 'Retorno' });
    await drawer.getByText('Em andamento com você').waitFor();
    await drawer.getByLabel('Anotação (opcional)').fill('Não atendeu; ligar depois das 14 h.');
    await drawer.getByRole('button', { name: 'Salvar anotação' }).click();
    await rita.getByText('Anotação salva.').waitFor();
    await drawer.getByRole('button', { name: 'Concluir' }).click();
    await rita.getByText('Ninguém espera um retorno').waitFor();
    await rita.getByText('Concluídos').click();
    await rita.getByText('Concluído por você').waitFor();
    expect(await barriersOfBothSchemes(rita)).toEqual([]);
    await rita.getByRole('button', { name: 'Abrir' }).click();
    expect(await drawer.getByLabel('Anotação (opcional)').inputValue()).toContain('ligar depois das 14 h');
    await drawer.getByRole('button', { name: 'Reabrir' }).click();
    await drawer.getByText('Em andamento com você').waitFor();
    await drawer.getByRole('button', { name: 'Devolver à fila' }).click();
    await rita.getByText('A fazer', { exact: true }).click();
    await rows(rita).getByText('Na fila').waitFor();
    const entries = await server.audited('callback.', { patientId: 'demo-lucia' });
    const deeds = entries
      .filter(({ subject }) => subject.id === id)
      .map(({ action }) => action.split('.')[1]);
    expect(deeds.toReversed().filter((deed) => deed !== 'list' && deed !== 'view')).toEqual([
      'take',
      'note',
      'done',
      'reopen',
      'release',
    ]);
    expect(deeds).toContain('view');
    expect(JSON.stringify(entries)).not.toContain('85900000001');
  });

  test('the API tells the number whole only where it is to be called, and only to who may call', async () => {
    await empty();
    const id = await asked('85900000001', 10, 'demo-lucia');
    const api = await server.api('receptionist');
    const [listed] = (await api.get<CallbackPage>('/callbacks')).body.items;
    expect(listed).toMatchObject({ phone: '*********01', state: 'new', by: null, priority: '60+' });
    const one = (await api.get<Callback>(`/callbacks/${id}`)).body;
    expect(one.phone).toBe('85900000001');
    const stale = await api.put(`/callbacks/${id}`, { state: 'done', note: null, version: 'old' });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'callback-taken', current: { version: one.version } },
    });
    const done = await api.put<Callback>(`/callbacks/${id}`, {
      state: 'done',
      note: ' ',
      version: one.version,
    });
    expect(done.body).toMatchObject({ state: 'done', note: null, by: { name: 'receptionist-api' } });
    expect((await api.get<CallbackPage>('/callbacks?state=done')).body.items).toHaveLength(1);
    expect((await api.put('/callbacks/none', { state: 'new', note: null, version: 'x' })).status).toBe(404);
    const auditor = await server.api('auditor');
    expect((await auditor.get(`/callbacks/${id}`)).status).toBe(403);
  });
});
