import { sql } from 'kysely';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallDetails, CallPage, Endings, LiveCalls } from '../../src/web/contract/calls.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import type { ApiClient } from '../support/console/api-client.ts';
import { Browser, browserAvailable } from '../support/console/browser.ts';
import { Caller } from '../support/console/caller.ts';
import { ConsoleServer, signIn } from '../support/console/console.ts';

const CPF = '52998224725';
const BIRTH = '15031955';
const PHONE = '85988880001';
/** Dermatology, with whoever is free first: three times are offered. */
const TO_THE_OFFERS = '133';

describe.skipIf(!browserAvailable())('calls', () => {
  let server: ConsoleServer;
  let api: ApiClient;
  const browser = new Browser();
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await ConsoleServer.start();
    api = await server.api('receptionist');
    context = await browser.open(server.url);
    page = await signIn(context, await server.addUser('receptionist', 'rita'), '/ligacoes');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const call = () => new Caller(server.agiPort, PHONE);
  const step = (words: string | RegExp) => page.getByRole('cell', { name: words }).waitFor();
  const history = async (query = '') => (await api.get<CallPage>(`/calls?${query}`)).body.items;
  const latest = async () => (await history('limit=1'))[0];

  test('nobody is on the line, and the page says what will be seen', async () => {
    await page.getByText('Ninguém na linha').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
  });

  test('a call is followed as it happens, and read when it is over; its secrets are nowhere', async () => {
    const caller = call();
    await step('Identificação: CPF');
    await page.getByText('1 ligação em andamento.').waitFor();
    await page.getByRole('cell', { name: 'número com final 01' }).waitFor();
    await page.getByRole('cell', { name: 'Não identificado' }).waitFor();
    caller.press(CPF + BIRTH);
    await step('Menu principal');
    await page.getByRole('cell', { name: 'Lúcia Ferreira' }).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    caller.press('1');
    await step('Marcar: Especialidade');
    caller.press('332');
    await step('Marcar: Confirmação');
    caller.press('1');
    // Silence after it goes on to the menu, soon.
    await step(/Marcar: Marcada|Menu principal/);
    await page.getByRole('button', { name: 'Ler a conversa' }).click();
    const drawer = page.getByRole('dialog', { name: 'Conversa' });
    await drawer.getByText('Em andamento').waitFor();
    expect((await caller.hangUp()).ended).toBe('hung-up-by-caller');
    // What it says while the call lasts is as of when it was opened.
    await expect.poll(async () => (await latest())?.outcome).toBe('hung-up');
    await drawer.getByRole('button', { name: 'Ler o que veio depois' }).click();
    await drawer.getByText('Desligou', { exact: true }).waitFor();
    await drawer.getByText('Marcou', { exact: true }).waitFor();
    await drawer
      .getByText(/Parabéns, sua consulta está marcada/)
      .first()
      .waitFor();
    await drawer
      .getByText('Quem liga tecla um número que não é guardado')
      .first()
      .waitFor({ state: 'attached' });
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fechar' }).click();
    await page.getByText('Ninguém na linha').waitFor();
    await expectNoSecrets();
  });

  /** Neither the tables nor anything the API says has a CPF, a date of birth, or a whole number. */
  async function expectNoSecrets() {
    const rows = await server.storage.database.read(async (db) => [
      await db.selectFrom('calls').selectAll().execute(),
      await db.selectFrom('call_transcripts').selectAll().execute(),
      await db.selectFrom('audit_log').selectAll().execute(),
    ]);
    const shown = await Promise.all((await history()).map(({ id }) => api.get(`/calls/${id}`)));
    const everything = JSON.stringify([rows, shown.map(({ body }) => body)]);
    for (const secret of [CPF, '529.982.247-25', BIRTH, '1955-03-15', PHONE])
      expect(everything).not.toContain(secret);
  }

  test('who sees a transcript is written down, with the patient whose call it was', async () => {
    const id = (await latest())?.id ?? '';
    const { body } = await api.get<CallDetails>(`/calls/${id}`);
    expect(body.visits).toMatchObject([{ kind: 'booked', specialty: 'Dermatologia' }]);
    const entries = await server.storage.office.audit.search({
      from: null,
      until: null,
      actorId: null,
      action: 'call.view',
      patientId: 'demo-lucia',
      before: null,
      limit: 10,
    });
    expect(entries[0]).toMatchObject({ subject: { kind: 'call', id }, actor: { name: 'receptionist-api' } });
  });

  test('who hangs up before having anything has given up, and the place is counted', async () => {
    const caller = call();
    caller.press(CPF + BIRTH + TO_THE_OFFERS);
    await step('Marcar: Horários oferecidos');
    await caller.hangUp();
    await page.getByRole('tab', { name: 'Onde desistem' }).click();
    await page.getByText(/2 ligações; 1 pessoa desligou antes de conseguir o que queria \(50%\)/).waitFor();
    const row = page.getByRole('row', { name: /Marcar: Horários oferecidos/ });
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await row.getByRole('link', { name: '1: ver estas ligações' }).click();
    await page.getByRole('cell', { name: 'Desistiu' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Limpar filtros' }).click();
    await page.getByRole('cell', { name: 'Desligou' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(3);
  });

  test('the API gives history page by page, and by every filter; nonsense is refused in words', async () => {
    const [newest, ...older] = await history();
    const first = (await api.get<CallPage>('/calls?limit=1')).body;
    expect(first.items.map(({ id }) => id)).toEqual([newest?.id]);
    const rest = (await api.get<CallPage>(`/calls?cursor=${first.next}`)).body;
    expect(rest.items.map(({ id }) => id)).toEqual(older.map(({ id }) => id));
    expect(await history('outcome=gave-up&question=book.offers&patientId=demo-lucia')).toHaveLength(1);
    expect(await history('until=2020-01-01')).toEqual([]);
    expect(await history('outcome=attendant')).toEqual([]);
    expect((await api.get('/calls?cursor=nonsense')).body).toMatchObject({ code: 'bad-cursor' });
    expect((await api.get('/calls?from=ontem')).body).toMatchObject({ code: 'not-valid' });
    expect((await api.get('/calls/none')).body).toMatchObject({ code: 'not-found' });
    const today = (await api.get<{ clinic: { today: string } }>('/session')).body.clinic.today;
    const endings = (await api.get<Endings>(`/calls/endings?from=${today}&until=${today}`)).body;
    expect(endings.questions[0]).toMatchObject({ question: { id: 'book.offers' }, calls: 1, gaveUp: 1 });
  });

  test('calls are for who may see them; doctors and auditors may not', async () => {
    for (const role of ['doctor', 'auditor'] as const) {
      const other = await server.api(role);
      for (const path of ['/calls', '/calls/live', '/callbacks', `/calls/${(await latest())?.id}`])
        expect((await other.get(path)).status).toBe(403);
    }
  });

  test('what is said in calls is not sent to every screen: steps are', async () => {
    const stream = await fetch(`${server.url}/api/v1/events`, { headers: { cookie: api.cookie } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const caller = call();
    let sent = '';
    while (!sent.includes('"kind":"asked"')) sent += (await reader?.read())?.value ?? '';
    await caller.hangUp();
    while (!sent.includes('"kind":"ended"')) sent += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(sent).not.toContain('"kind":"said"');
    expect(sent).not.toContain('"kind":"heard"');
  });

  test('a call whose server died is interrupted, where it last was', async () => {
    const id = 'left-open-by-another-server';
    const startedAt = Date.now() - 60_000;
    const open = {
      id,
      startedAt,
      endedAt: null,
      caller: null,
      patientId: null,
      outcome: null,
      question: 'hear.visit',
      questions: 4,
      language: 'pt_BR',
      servedAt: null,
    };
    await server.storage.office.calls.write([{ call: open, transcript: [] }], Date.now());
    expect((await api.get<LiveCalls>('/calls/live')).body.calls.map((each) => each.id)).toContain(id);
    await server.storage.office.calls.write([{ call: open, transcript: [] }], startedAt);
    expect((await api.get<LiveCalls>('/calls/live')).body.calls).toEqual([]);
    await expect
      .poll(async () => (await api.get<CallDetails>(`/calls/${id}`)).body.call.outcome, { timeout: 15_000 })
      .toBe('interrupted');
  });

  test('a database that cannot write calls down costs no caller anything, and nothing is lost', async () => {
    const rename = (from: string, to: string) =>
      server.storage.database.read((db) =>
        sql`ALTER TABLE ${sql.table(from)} RENAME TO ${sql.table(to)}`.execute(db),
      );
    const before = server.complaints.length;
    await rename('calls', 'calls_away');
    const caller = call();
    caller.press(`${CPF}${BIRTH}0`);
    expect((await caller.result).ended).toBe('hung-up-by-line');
    await expect.poll(() => server.complaints.slice(before).join()).toContain('recording calls failed');
    await rename('calls_away', 'calls');
    await expect.poll(async () => (await latest())?.outcome, { timeout: 15_000 }).toBe('goodbye');
    const said = server.complaints.slice(before).filter((line) => line.includes('recording calls failed'));
    expect(said).toHaveLength(1);
  });
});
