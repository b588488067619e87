import { createInterface } from 'node:readline';
import { isCpf, maskCpf } from '../booking/cpf.ts';
import { hashPin } from '../booking/pin.ts';
import { newPin } from '../office/patients/new-pin.ts';
import {
  erasePatient,
  expiredPatients,
  forgetOldCallbacks,
  forgetOldCalls,
  openStorage,
  readPatientFile,
  setPin,
  type Storage,
} from '../storage/index.ts';
import { settingsAndLog } from './environment.ts';
import { Finding } from './exit.ts';
import { systemIds } from './ids.ts';

/** LGPD, art. 18: all that is kept about one patient, as JSON. */
export async function exportCommand(cpfText: string): Promise<void> {
  const cpf = await readCpf(cpfText);
  const file = await withStorage((storage) => readPatientFile(storage.database, cpf));
  if (file === null) throw noSuchPatient(cpf);
  console.log(JSON.stringify(file, null, 2));
}

/** LGPD, art. 18: without `--yes` it only says what would be done. */
export async function eraseCommand(cpfText: string, { yes }: { yes: boolean }): Promise<void> {
  const cpf = await readCpf(cpfText);
  await withStorage(async (storage) => {
    if (!yes) return tellWhatErasingWouldDo(storage, cpf);
    const erased = await erasePatient({ ...storage, ids: systemIds }, cpf, Date.now());
    if (erased === null) throw noSuchPatient(cpf);
    console.log(`erased patient ${erased.patientId}; upcoming visits cancelled: ${erased.cancelled}`);
  });
}

/** Erases patients of whom there has been nothing for so many months. Without `--yes` it only counts them. */
export async function retentionCommand({ months, yes }: { months: string; yes: boolean }): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(months)) throw new Finding('--months is a whole number, 1 to 9999');
  const before = new Date();
  before.setUTCMonth(before.getUTCMonth() - Number(months));
  await withStorage(async (storage) => {
    const expired = await expiredPatients(storage.database, before.getTime(), MOST_AT_ONCE);
    if (!yes) {
      console.log(
        `would erase ${expired.length} patients without a visit since ${before.toISOString().slice(0, 10)}; to do it: --yes`,
      );
      return;
    }
    for (const cpf of expired) await erasePatient({ ...storage, ids: systemIds }, cpf, Date.now());
    const callbacks = await forgetOldCallbacks(storage.database, before.getTime());
    const calls = await forgetOldCalls(storage.database, before.getTime());
    console.log(
      `erased ${expired.length} patients, ${callbacks} requests for a call, and what was kept of ${calls} calls`,
    );
  });
}

/** One run erases no more; run it again for the rest. */
const MOST_AT_ONCE = 10_000;

/** A new PIN, by chance, printed once; what is kept is its scrypt hash. */
export async function issuePinCommand(cpfText: string): Promise<void> {
  const cpf = await readCpf(cpfText);
  const pin = newPin();
  const pinHash = await hashPin(pin);
  if (!(await withStorage((storage) => setPin(storage.database, cpf, pinHash, Date.now()))))
    throw noSuchPatient(cpf);
  console.log(pin);
}

async function tellWhatErasingWouldDo(storage: Storage, cpf: string): Promise<void> {
  const file = await readPatientFile(storage.database, cpf);
  if (file === null) throw noSuchPatient(cpf);
  console.log(`would erase patient ${String(file.patient['id'])}: name, CPF, birth date, PIN, ${file.phones.length} telephone
numbers, ${file.callbackRequests.length} requests for a call, and cancel all upcoming visits (${file.appointments.length} visits are kept, of nobody).
To do it: the same command with --yes`);
}

async function withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  const { settings, log } = settingsAndLog();
  const storage = await openStorage(settings.DATABASE_URL, { ids: systemIds, now: Date.now, log });
  try {
    await storage.assertSchema();
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/** `-` keeps it out of the list of processes and the shell's history. */
async function readCpf(argument: string): Promise<string> {
  const text = argument === '-' ? await firstLineOfInput() : argument;
  const cpf = text.replace(/[.\s-]/g, '');
  if (!isCpf(cpf)) throw new Finding('that is no CPF: eleven digits, the last two of them check digits');
  return cpf;
}

async function firstLineOfInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('CPF: ');
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

const noSuchPatient = (cpf: string): Finding =>
  new Finding(`there is no patient with the CPF ${maskCpf(cpf)}`);
