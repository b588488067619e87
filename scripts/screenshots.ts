/**
 * `npm run screenshots`: the console's pages with a busy demo clinic, wide and telephone-sized, into docs/screenshots. With
 * `--all FOLDER`: every page, light and dark, both sizes, to look at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { Browser, PHONE_SIZE } from '../e2e/support/console/browser.ts';
import { ConsoleServer, signIn } from '../e2e/support/console/console.ts';
import { fillClinic } from './screenshots/busy-clinic.ts';

const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string' } } });

interface Picture {
  readonly name: string;
  readonly at: string;
  /** What is done before the picture is taken, and what is waited for. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** As somebody who has not come in. */
  readonly stranger?: true;
  /** Shown in the README. */
  readonly inReadme?: readonly ('wide' | 'small')[];
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { level: 1, name }).waitFor();

const PICTURES: readonly Picture[] = [
  { name: 'telefone', at: '/telefone', ready: aCall, stranger: true, inReadme: ['wide', 'small'] },
  { name: 'agenda', at: '/agenda', ready: settled, inReadme: ['wide', 'small'] },
  { name: 'agenda-semana', at: '/agenda?visao=semana', ready: settled },
  { name: 'agenda-mes', at: '/agenda?visao=mes', ready: settled },
  { name: 'pacientes', at: '/pacientes', ready: settled },
  { name: 'ligacoes', at: '/ligacoes', ready: settled },
  { name: 'gravacoes', at: '/gravacoes', ready: settled },
  { name: 'clinica', at: '/clinica', ready: settled, inReadme: ['wide'] },
  { name: 'relatorios', at: '/relatorios', ready: settled, inReadme: ['wide'] },
  { name: 'auditoria', at: '/auditoria', ready: settled },
  { name: 'acessos', at: '/acessos', ready: settled },
  { name: 'conta', at: '/conta', ready: heading('Minha conta') },
];

const SIZES = { wide: { width: 1280, height: 860 }, small: PHONE_SIZE } as const;

const server = await ConsoleServer.start();
try {
  await fillClinic(server.storage, Date.now());
  const login = await server.addUser('administrator', 'ana', { name: 'Ana Lima' });
  const schemes = values.all === undefined ? (['light'] as const) : (['light', 'dark'] as const);
  for (const scheme of schemes)
    for (const size of ['wide', 'small'] as const) await takeAll(login, scheme, size);
} finally {
  await server.close();
}

async function takeAll(login: string, colorScheme: 'light' | 'dark', size: 'wide' | 'small'): Promise<void> {
  const browser = await Browser.another(server.url, { colorScheme, viewport: SIZES[size] });
  const page = await signIn(browser.context, login);
  const wanted = PICTURES.filter(({ name }) => values.only === undefined || name === values.only);
  for (const { name, at, ready, stranger, inReadme } of wanted) {
    if (values.all === undefined && !inReadme?.includes(size)) continue;
    const cookies = await browser.context.cookies();
    if (stranger) await browser.context.clearCookies();
    await page.goto(at);
    await ready(page);
    const folder = values.all ?? 'docs/screenshots';
    mkdirSync(folder, { recursive: true });
    const file = path.join(
      folder,
      `${name}${size === 'wide' ? '' : '-celular'}${colorScheme === 'dark' ? '-escuro' : ''}.png`,
    );
    await page.screenshot({ path: file, fullPage: values.all !== undefined });
    console.log(file);
    await browser.context.addCookies(cookies);
  }
  await browser.close();
}

/** Loaded, and nothing more on its way. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The stream of live events never ends; a second without anything else is what "loaded" means here.
  await page.getByText('Carregando…').waitFor({ state: 'detached' });
  await page.waitForTimeout(1_000);
}

/** Lúcia books the first time there is. */
async function aCall(page: Page): Promise<void> {
  const step = (name: string) => page.locator('[aria-current=step]').filter({ hasText: name }).waitFor();
  await page.getByRole('button', { name: 'Ligar', exact: true }).click();
  for (const [question, keys] of [
    ['CPF', '52998224725'],
    ['Nascimento', '15031955'],
    ['Menu principal', '1'],
    ['Especialidade', '3'],
    ['Médico', '3'],
    ['Horários', '2'],
    ['Confirmação', '1'],
  ] as const) {
    await step(question);
    await page.keyboard.type(keys);
  }
  await page.getByRole('table', { name: 'Consultas desta ligação' }).waitFor();
  // Two sentences later, so that the line is heard to speak.
  await page.waitForTimeout(1_500);
}
