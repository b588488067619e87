/**
 * `npm run screenshots`: the console's pages with a busy demo clinic, wide and telephone-sized, into docs/screenshots. With
 * `--all FOLDER`: every page, light and dark, both sizes, to look at.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Browser, PHONE_SIZE } from '../e2e/support/console/browser.ts';
import { ConsoleServer, signIn } from '../e2e/support/console/console.ts';
import { LUCIA } from '../e2e/support/small-clinic.ts';
import { fillClinic } from './screenshots/busy-clinic.ts';
import { PICTURES } from './screenshots/pictures.ts';

const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string' } } });

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
    if (stranger) await asStranger(browser);
    await page.goto(at);
    await ready(page);
    const folder = values.all ?? 'docs/screenshots';
    mkdirSync(folder, { recursive: true });
    const file = path.join(
      folder,
      `${name}${size === 'wide' ? '' : '-celular'}${colorScheme === 'dark' ? '-escuro' : ''}.png`,
    );
    await page.screenshot({ path: file });
    console.log(file);
    await browser.context.addCookies(cookies);
  }
  await browser.close();
}

/** Who has not come in, and calls as a patient without visits. */
async function asStranger(browser: Browser): Promise<void> {
  await browser.context.clearCookies();
  await server.storage.database.write(async (tx) => {
    const hers = tx.selectFrom('appointments').select('id').where('patient_id', '=', LUCIA.id);
    await tx.deleteFrom('slot_claims').where('appointment_id', 'in', hers).execute();
    await tx.deleteFrom('appointments').where('patient_id', '=', LUCIA.id).execute();
  });
}
