import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NoClinic, type Clinic } from '../booking/ports.ts';
import { SHIPPED_SOUNDS } from './settings.ts';
import { VoiceKeeper } from './voice-keeper.ts';
import { Voices } from './voices.ts';

/** An engine of a second's hum: A-law in a WAV file needs no speech engine to be there. */
const ENGINE_PROGRAM = `
import { writeFileSync } from 'node:fs';
import { encodeAlaw } from '${path.resolve('src/voice/alaw.ts')}';
import { alawWav } from '${path.resolve('src/voice/wav.ts')}';
const hum = Float64Array.from({ length: 8000 }, (_, at) => 0.1 * Math.sin(at / 3));
writeFileSync(process.argv[2], alawWav(encodeAlaw(hum)));
`;

let folder: string;
let logged: (readonly [level: string, words: string, fields: unknown])[];
let clinic: Clinic;
let readings: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'disque-keeper-'));
  writeFileSync(path.join(folder, 'hum.mts'), ENGINE_PROGRAM);
  logged = [];
  readings = 0;
  clinic = clinicWith('Maria Aparecida');
});
afterEach(() => rmSync(folder, { recursive: true }));

const nameOf = (id: string) => path.join(folder, `voice/pt_BR/doctor/${id}.alaw`);

function clinicWith(doctor: string): Clinic {
  const id = doctor.toLowerCase().replaceAll(' ', '-');
  return {
    name: 'Vitality Health Solutions',
    zone: 'America/Fortaleza',
    line: { languages: ['pt_BR', 'xx'] },
    doctors: [{ id, name: doctor, gender: 'f', specialtyIds: [] }],
    specialties: [],
    locations: [],
    holidays: [],
  } as unknown as Clinic;
}

function keeperWith(engine: string) {
  const settings = {
    SOUNDS_DIR: SHIPPED_SOUNDS,
    VOICE_DIR: path.join(folder, 'voice'),
    VOICE_ENGINE: engine,
  };
  const voices = new Voices(settings);
  const note = (level: string) => (fields: unknown, words?: string) =>
    void logged.push([level, words ?? '', fields]);
  const log = { info: note('info'), warn: note('warn') };
  const readClinic = async () => {
    readings += 1;
    return Promise.resolve(clinic);
  };
  return { keeper: new VoiceKeeper({ settings, voices, readClinic, log }), voices };
}

const HUMMING = () => `${process.execPath} ${path.join(folder, 'hum.mts')} {out}`;

test("records a new doctor's name, and the line knows that it is there", async () => {
  const { keeper, voices } = keeperWith(HUMMING());
  expect(voices.library.has('pt_BR/doctor/maria-aparecida')).toBe(false);
  await keeper.look();
  expect(existsSync(nameOf('maria-aparecida'))).toBe(true);
  expect(voices.library.isOwn('pt_BR/doctor/maria-aparecida')).toBe(true);
  expect(logged.map(([level, words]) => [level, words])).toEqual([['info', 'recorded']]);
});

test('does nothing while nothing changes; and lets go of a name that nobody has any more', async () => {
  const { keeper } = keeperWith(HUMMING());
  await keeper.look();
  await keeper.look();
  expect([readings, logged.length]).toEqual([2, 1]);
  clinic = clinicWith('Ana Paula');
  await keeper.look();
  expect([existsSync(nameOf('maria-aparecida')), existsSync(nameOf('ana-paula'))]).toEqual([false, true]);
});

test('says once what is missing where no engine speaks the language, and tries no other', async () => {
  const { keeper } = keeperWith('/bin/true {out} {voice}');
  await keeper.look();
  await keeper.look();
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatchObject([
    'warn',
    'names without a recording are said by position',
    { language: 'pt_BR', missing: ['com a Dra. Maria Aparecida'] },
  ]);
});

test('survives an engine that fails, and says so', async () => {
  const { keeper } = keeperWith('/bin/false {out}');
  await expect(keeper.look()).resolves.toBeUndefined();
  const words = expect.stringContaining('tried again in a minute');
  const message = expect.stringContaining('without a recording: com a Dra. Maria Aparecida');
  expect(logged).toMatchObject([['warn', words, { err: { message } }]]);
});

test('makes no folder where there is nothing to record', async () => {
  clinic = { ...clinic, doctors: [] };
  await keeperWith(HUMMING()).keeper.look();
  expect(existsSync(path.join(folder, 'voice'))).toBe(false);
});

test('waits in silence for a clinic, and goes on hearing of recordings while its engine fails', async () => {
  const { keeper, voices } = keeperWith('/bin/false {out}');
  await keeper.look();
  mkdirSync(path.dirname(nameOf('by-hand')), { recursive: true });
  writeFileSync(nameOf('by-hand'), 'sound');
  await keeper.look();
  expect(voices.library.isOwn('pt_BR/doctor/by-hand')).toBe(true);
  expect(logged).toHaveLength(1);

  const readClinic = () => Promise.reject(new NoClinic('none'));
  const settings = { VOICE_DIR: path.join(folder, 'voice'), VOICE_ENGINE: '' };
  const log = { info: () => undefined, warn: () => void logged.push(['warn', 'of the clinic', {}]) };
  await new VoiceKeeper({ settings, voices, readClinic, log }).look();
  expect(logged).toHaveLength(1);
});
