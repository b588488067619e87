/** The voice as an operator keeps it: the real program, real files, espeak-ng. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { activeLevel, amplitude } from '../src/voice/level.ts';
import { decodeAlaw, encodeAlaw } from '../src/voice/alaw.ts';
import { alawWav } from '../src/voice/wav.ts';
import { espeakAvailable } from './support/espeak.ts';
import { CommandLine, type Ended } from './support/command-line.ts';

const DOCTOR = 'pt_BR/doctor/maria-aparecida';

describe("the clinic's own voice", () => {
  let shell: CommandLine;
  let settings: Record<string, string>;
  let number = 0;
  beforeAll(() => {
    shell = new CommandLine();
  });
  afterAll(() => shell.close());
  beforeEach(async () => {
    const name = `voice-${++number}`;
    settings = {
      DATABASE_URL: shell.database(name),
      VOICE_DIR: path.join(shell.folder, name),
      VOICE_ENGINE: 'espeak-ng',
      AGI_PORT: '0',
    };
    mkdirSync(settings['VOICE_DIR'] ?? '');
    await succeeds(run('migrate'));
    await succeeds(run('setup', clinicFile()));
  });
  const run = (...args: readonly string[]) => shell.run(args, settings);
  /** What a command that goes well prints. */
  const succeeds = async (ending: Promise<Ended>): Promise<string> => {
    const ended = await ending;
    expect(ended).toMatchObject({ code: 0 });
    return ended.out;
  };
  const own = (file: string) => path.join(settings['VOICE_DIR'] ?? '', file);
  const soundOf = (clip: string) => decodeAlaw(readFileSync(own(`${clip}.alaw`)));

  /** The example, with a doctor whose name comes with no program. */
  function clinicFile(): string {
    const example = new URL('../docs/clinic.example.json', import.meta.url);
    const clinic = JSON.parse(readFileSync(example, 'utf8')) as { doctors: object[] };
    const [first] = clinic.doctors;
    clinic.doctors.push({ ...first, id: 'maria-aparecida', name: 'Maria Aparecida', gender: 'f', crm: '99' });
    const file = path.join(shell.folder, `clinic-${number}.json`);
    writeFileSync(file, JSON.stringify(clinic));
    return file;
  }

  /** A second of a tone, far too quiet, as a WAV file that a telephone system has written. */
  function recordedByTelephone(level: number): string {
    const tone = Float64Array.from({ length: 8_000 }, (_, at) => amplitude(level) * Math.sin(at / 3));
    const file = path.join(shell.folder, `recorded-${number}.wav`);
    writeFileSync(file, alawWav(encodeAlaw(tone)));
    return file;
  }

  test.skipIf(!espeakAvailable())('is recorded with one command: new names, and nothing else', async () => {
    expect((await run('check')).out).toContain(`${DOCTOR} is missing ("com a Dra. Maria Aparecida")`);
    const out = await succeeds(run('voice'));
    expect(out).toMatch(/^pt_BR: \d+ recorded, 0 unchanged, 0 removed: /);
    expect(activeLevel(soundOf(DOCTOR), 8_000)).toBeCloseTo(-22, 0);
    expect(await succeeds(run('check'))).toContain('all is well');
    expect(await succeeds(run('voice', 'build'))).toMatch(/^pt_BR: 0 recorded, \d+ unchanged, 0 removed/);
    expect(await succeeds(run('voice', 'list'))).toContain(
      `${DOCTOR} is recorded ("com a Dra. Maria Aparecida")`,
    );
  });

  test.skipIf(!espeakAvailable())('says what the clinic words otherwise, in its words', async () => {
    const wording = 'A Clínica Exemplo agradece a sua ligação.';
    writeFileSync(own('pt_BR.json'), JSON.stringify({ prompts: { 'ending.thanks': wording } }));
    const complaint = `pt_BR/prompt/ending.thanks says "A clínica agradece a sua ligação.", and should say "${wording}"`;
    expect((await run('check')).out).toContain(complaint);
    await succeeds(run('voice'));
    expect(soundOf('pt_BR/prompt/ending.thanks').length).toBeGreaterThan(8_000);
    expect(await succeeds(run('check'))).toContain('all is well');
  });

  test('a slip in its wordings is told with its place, and nothing starts with it', async () => {
    writeFileSync(
      own('pt_BR.json'),
      '{"prompts": {"ending.thank": "Obrigado."}, "dates": {"near": ["hoje"]}}',
    );
    const check = await run('check');
    expect(check.out).toContain(
      'WRONG wordings: the catalogue pt_BR of this clinic: prompts.ending.thank is nothing',
    );
    expect(await run('serve')).toMatchObject({ code: 78 });
    writeFileSync(own('pt_BR.json'), '{"dates": {"near": ["hoje"]}}');
    expect((await run('serve')).err).toContain('the catalogue pt_BR: dates.near must be a list of 2');
  });

  test("takes a person's recording, levelled, and no engine replaces it", async () => {
    const out = await succeeds(run('voice', 'add', 'doctor/maria-aparecida', recordedByTelephone(-40)));
    expect(out).toBe(
      `${DOCTOR} ("com a Dra. Maria Aparecida") is recorded; callers hear it within five seconds\n`,
    );
    expect(activeLevel(soundOf(DOCTOR), 8_000)).toBeCloseTo(-22, 0);
    const kept = readFileSync(own(`${DOCTOR}.alaw`));
    if (espeakAvailable()) await succeeds(run('voice'));
    expect(readFileSync(own(`${DOCTOR}.alaw`))).toEqual(kept);
  });

  test('is told what is too quiet, and what is no recording at all', async () => {
    mkdirSync(own('pt_BR/doctor'), { recursive: true });
    const quiet = Float64Array.from({ length: 8_000 }, (_, at) => amplitude(-40) * Math.sin(at / 3));
    writeFileSync(own(`${DOCTOR}.alaw`), encodeAlaw(quiet));
    expect((await run('check')).out).toMatch(
      new RegExp(`${DOCTOR} is too quiet: -4\\d\\.\\d dBFS, and the others −22`),
    );
    writeFileSync(own(`${DOCTOR}.alaw`), '');
    expect((await run('check')).out).toContain(`${DOCTOR} is empty`);
  });

  test.each([
    [['voice', 'add', 'doctor/nobody', 'x.wav'], 'the line says nothing of the name "doctor/nobody"'],
    [['voice', 'add', 'doctor/maria-aparecida', 'nowhere.wav'], 'nowhere.wav cannot be used: ENOENT'],
  ])('%j is refused, with the remedy', async (args, complaint) => {
    const { code, err } = await run(...args);
    expect(code).toBe(1);
    expect(err).toContain(complaint);
  });

  test('silence is no recording', async () => {
    const { code, err } = await run('voice', 'add', DOCTOR, recordedByTelephone(-80));
    expect(code).toBe(1);
    expect(err).toContain('nothing is to be heard in the recording');
  });

  test('without an engine that speaks the language it is told which there are', async () => {
    settings['VOICE_ENGINE'] = '/bin/true {out} {voice}';
    const { code, err } = await run('voice');
    expect(code).not.toBe(0);
    expect(err).toContain('no speech engine speaks pt_BR');
  });
});
