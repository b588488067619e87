import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { PromptClip, PromptList } from '../../src/web/contract/prompts.ts';
import { readWav } from '../../src/voice/wav.ts';
import { barriersOfBothSchemes } from '../support/console/accessibility.ts';
import type { ApiClient } from '../support/console/api-client.ts';
import { Caller } from '../support/console/caller.ts';
import { signIn } from '../support/console/console.ts';
import { describeInBrowser, sharedConsoleInBrowser } from '../support/console/fixtures.ts';

const WELCOME = 'prompt/welcome.good-morning';
/** So the line names a recording of the clinic's own to Asterisk. */
const OWN = /^\+pt_BR\/prompt\/welcome/;

/** A 16-bit WAV at 8 kHz: a tone of that loudness (0…1), a second long unless told. */
function wav(loudness: number, seconds = 1): Buffer {
  const samples = Math.round(8_000 * seconds);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(8_000, 24);
  file.writeUInt32LE(16_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++)
    file.writeInt16LE(
      Math.round(loudness * 32_767 * Math.sin((at * 2 * Math.PI * 440) / 8_000)),
      44 + at * 2,
    );
  return file;
}

describeInBrowser('recordings', () => {
  // No engine records anything beside us.
  const { server, browser } = sharedConsoleInBrowser({ settings: { VOICE_ENGINE: 'false {out}' } });
  let api: ApiClient;
  let page: Page;

  beforeAll(async () => {
    api = await server.api('administrator', 'ana');
    page = await signIn(browser.context, 'ana', '/gravacoes');
  });

  const all = async () => (await api.get<PromptList>('/prompts/pt_BR')).body.clips;
  const clip = async (id: string) => (await all()).find((each) => each.id === id);
  const sound = (id: string) =>
    fetch(`${server.url}/api/v1/prompts/pt_BR/${id}`, { headers: { cookie: api.cookie } });
  const upload = async (id: string, file: Buffer, type = 'audio/wav') => {
    const answer = await fetch(`${server.url}/api/v1/prompts/pt_BR/${id}`, {
      method: 'PUT',
      headers: { cookie: api.cookie, origin: server.url, 'content-type': type },
      body: new Uint8Array(file),
    });
    return {
      status: answer.status,
      body: (await answer.json()) as PromptClip & { code: string; title: string },
    };
  };

  test('are listed with their words and whose they are; found as one types, accents or none', async () => {
    await page.getByText(/^\d+ gravações\.$/).waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByLabel('Procurar (opcional)').fill('dra marina correa');
    await page.getByText('com a Dra. Marina Corrêa').waitFor();
    await page.getByText(/^1 de \d+ gravações\.$/).waitFor();
    await page.getByLabel('Procurar (opcional)').fill('isto ninguém diz');
    await page.getByText('Nenhuma gravação com esses filtros').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Limpar filtros' }).click();
    const groups = new Set((await all()).map(({ group }) => group));
    expect([...groups].slice(0, 5)).toEqual([
      'Frases',
      'Nome da clínica',
      'Médicos',
      'Especialidades',
      'Unidades',
    ]);
  });

  test('are heard in the browser, by mouse and by key, to their end', async () => {
    await page.getByLabel('Procurar (opcional)').fill('welcome.good-morning');
    const asked = page.waitForResponse((response) => response.url().endsWith(WELCOME));
    const listen = page.getByRole('button', { name: 'Ouvir: Bom dia.' });
    await listen.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Parar: Bom dia.' }).waitFor();
    expect((await asked).headers()['content-type']).toBe('audio/wav');
    // It is heard to its end, and then can be heard again.
    await listen.waitFor();
    const bytes = new Uint8Array(await (await sound(WELCOME)).arrayBuffer());
    expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('RIFF');
    const { samples, rate } = readWav(bytes);
    const heard = await page.evaluate<number>(`(async () => {
      const audio = new Audio('/api/v1/prompts/pt_BR/${WELCOME}');
      await audio.play();
      await new Promise((ended) => audio.addEventListener('ended', ended));
      return audio.duration;
    })()`);
    expect(heard).toBeCloseTo(samples.length / rate, 1);
  });

  test('an uploaded one is what callers hear, until it is taken away', async () => {
    await page.getByLabel('Procurar (opcional)').fill('welcome.good');
    for (const time of ['morning', 'afternoon', 'evening'])
      await page.getByText(`prompt/welcome.good-${time}`).waitFor();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Enviar gravação: Bom dia.' }).click();
    await (await choosing).setFiles({ name: 'bom-dia.wav', mimeType: 'audio/wav', buffer: wav(0.05) });
    await page.getByText('Gravação guardada.').waitFor();
    await page.getByRole('table', { name: 'Gravações' }).getByText('Da clínica', { exact: true }).waitFor();
    expect(await clip(WELCOME)).toMatchObject({ source: 'person', complaint: null });
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    // Whatever the hour, the greeting of the call is the clinic's own.
    for (const time of ['afternoon', 'evening'])
      expect((await upload(`prompt/welcome.good-${time}`, wav(0.3))).status).toBe(200);
    await expect.poll(firstHeard, { timeout: 20_000 }).toMatch(OWN);
    await page.getByRole('button', { name: 'Retirar gravação: Bom dia.' }).click();
    const question = page.getByRole('dialog', { name: 'Retirar a gravação da clínica?' });
    await question.waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    await question.getByRole('button', { name: 'Retirar' }).click();
    await page.getByText('Gravação retirada.').waitFor();
    expect(await clip(WELCOME)).toMatchObject({ source: 'shipped' });
    for (const time of ['afternoon', 'evening'])
      expect((await api.delete(`/prompts/pt_BR/prompt/welcome.good-${time}`)).status).toBe(200);
    await expect.poll(firstHeard, { timeout: 20_000 }).not.toMatch(OWN);
    const entries = await server.audited('prompt.');
    expect(entries.at(-1)).toMatchObject({ action: 'prompt.upload', details: { clip: `pt_BR/${WELCOME}` } });
  });

  async function firstHeard(): Promise<string> {
    const caller = new Caller(server.agiPort, null);
    await expect.poll(() => caller.heard.length).toBeGreaterThan(0);
    await caller.hangUp();
    return caller.heard[0] ?? '';
  }

  test.each([
    ['nothing to be heard', wav(0), 'audio/wav', 'nothing-heard', 'Não se ouve nada nesta gravação.'],
    ['an MP3', Buffer.from('ID3\u0003rest of it'), 'audio/mpeg', 'not-a-wav', /Parece ser um MP3/],
    [
      'an MP3 that says it is a WAV',
      Buffer.from('ID3\u0003rest'),
      'audio/wav',
      'not-a-wav',
      /Parece ser um MP3/,
    ],
    ['no sound at all', Buffer.alloc(0), 'audio/wav', 'not-a-wav', /não é um WAV/],
    ['a WAV that breaks off', wav(0.3).subarray(0, 30), 'audio/wav', 'not-a-wav', /não é um WAV/],
    ['a WAV of no channels', wav(0.3).fill(0, 22, 24), 'audio/wav', 'not-a-wav', /não é um WAV/],
    ['a WAV of one sample a second', wav(0.3).fill(0, 25, 28), 'audio/wav', 'not-a-wav', /não é um WAV/],
    ['more than a minute', wav(0.3, 61), 'audio/wav', 'too-long', 'A gravação passa de um minuto.'],
  ])('%s is refused in words, and the recording stays', async (_, file, type, code, title) => {
    const refused = await upload(WELCOME, file, type);
    expect(refused).toMatchObject({ status: 400, body: { code } });
    expect(refused.body.title).toMatch(title);
    expect(await clip(WELCOME)).toMatchObject({ source: 'shipped' });
  });

  test('more than 2 MB, a clip that nobody says, and a path out of the folder are refused', async () => {
    expect((await upload(WELCOME, Buffer.alloc(2_100_000))).status).toBe(413);
    expect((await upload('prompt/nothing', wav(0.3))).status).toBe(404);
    expect((await upload('..%2F..%2Fetc', wav(0.3))).status).toBe(404);
    expect((await sound('..%2Fdisque.db')).status).toBe(404);
    expect((await api.get('/prompts/xx')).status).toBe(404);
    expect((await api.delete(`/prompts/pt_BR/${WELCOME}`)).body).toMatchObject({ code: 'not-own-recording' });
  });

  test('what is wrong with a file is told to who chose it', async () => {
    await page.getByLabel('Procurar (opcional)').fill('welcome.good-morning');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Enviar gravação: Bom dia.' }).click();
    await (await choosing).setFiles({ name: 'mudo.wav', mimeType: 'audio/wav', buffer: wav(0) });
    const told = page.getByRole('alert').filter({ hasText: 'Não se ouve nada nesta gravação.' });
    await expect.poll(() => told.textContent()).toContain('Confira o microfone');
  });

  test('a name without a recording is named as missing; a doctor may listen, and not upload', async () => {
    await server.storage.database.write((tx) =>
      tx
        .updateTable('doctors')
        .set({ id: 'nova-medica', name: 'Nova Médica' })
        .where('id', '=', 'marina-correa')
        .execute(),
    );
    await expect
      .poll(async () => (await clip('doctor/nova-medica'))?.complaint, { timeout: 10_000 })
      .toBe('Não há gravação. Envie uma.');
    await page.reload();
    await page.getByText('1 gravação pede atenção').waitFor();
    await page.getByRole('button', { name: 'Mostrar', exact: true }).click();
    await page.getByText('com a Dra. Nova Médica').waitFor();
    expect(await barriersOfBothSchemes(page)).toEqual([]);
    const doctor = await server.api('doctor');
    expect((await doctor.get('/prompts/pt_BR')).status).toBe(200);
    const put = await fetch(`${server.url}/api/v1/prompts/pt_BR/${WELCOME}`, {
      method: 'PUT',
      headers: { cookie: doctor.cookie, origin: server.url, 'content-type': 'audio/wav' },
      body: new Uint8Array(wav(0.3)),
    });
    expect(put.status).toBe(403);
  });
});
