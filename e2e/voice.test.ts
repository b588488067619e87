import * as fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatRhvoiceLacks, ensureRhvoice } from '../scripts/rhvoice.ts';
import { readCatalogues } from '../src/main/catalogues.ts';
import { SHIPPED_SOUNDS } from '../src/main/settings.ts';
import { fixedClips } from '../src/speech/all-clips.ts';
import { spokenDate, spokenDateBriefly } from '../src/speech/dates.ts';
import { comma, stop } from '../src/speech/pauses.ts';
import type { Saying } from '../src/speech/phrase.ts';
import { clipsOf, portuguese } from '../src/speech/portuguese.test-support.ts';
import { range } from '../src/speech/range.ts';
import { spokenHours, spokenTime, spokenTimeBriefly } from '../src/speech/times.ts';
import { decodeAlaw } from '../src/voice/alaw.ts';
import { buildVoice } from '../src/voice/build.ts';
import { espeakNg, isInstalled, rhvoice, type Engine } from '../src/voice/engine.ts';
import { inspect } from '../src/voice/inspect.ts';
import { speakerFor } from '../src/voice/speaker.ts';
import {
  lastPitch,
  measured,
  recorded,
  recordedLanguages,
  silencesBetween,
  speechIdsOf,
  type Measured,
} from './support/recorded-speech.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'voice-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const isFit = ({ level, peak, fullScale, before, after }: Measured): boolean =>
  Math.abs(level + 22) <= 1 && peak <= -3 && fullScale < 3 && before <= 40 && after <= 320;

describe.each(recordedLanguages())('the recordings in %s', (language) => {
  it('are level, never near clipping, and trimmed, every file of them', () => {
    const ids = speechIdsOf(language);
    expect(ids.length).toBeGreaterThan(300);
    const unfit = ids
      .map((id) => ({ id, ...measured(recorded(`${language}/${id}`)) }))
      .filter((it) => !isFit(it));
    expect(unfit).toEqual([]);
  });

  it('are there for all that any clinic says, in the words that are said', async () => {
    const catalogue = readCatalogues(null).get(language) ?? portuguese.catalogue;
    const clips = fixedClips({ language, catalogue, isRecorded: () => true });
    const folders = { own: folder, shipped: path.join(SHIPPED_SOUNDS, language) };
    const found = await inspect(clips, folders);
    expect(found.map(({ clip: { id, text }, complaint: { kind } }) => `${id} "${text}": ${kind}`)).toEqual(
      [],
    );
  });
});

const isoDate = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** A day of 2026–2028, in all that a call says of it and of a time. */
const anyMoment = fc
  .record({
    date: fc.integer({ min: 0, max: 1095 }).map((day) => isoDate(day)),
    today: fc.integer({ min: 0, max: 1095 }).map((day) => isoDate(day)),
    minute: fc.integer({ min: 0, max: 1439 }),
  })
  .chain(({ date, today, minute }) =>
    fc.constantFrom<Saying>(
      [spokenDate(date, today), comma, spokenTime(minute), stop],
      [spokenDate(date, date), comma, spokenTimeBriefly(minute), stop],
      [spokenDateBriefly(date, today), comma, spokenTimeBriefly(minute)],
      [spokenHours(minute, 1439 - minute), stop],
    ),
  );

/** The sounds of a saying; a comma's pause belongs to the piece before it. */
function soundsOf(saying: Saying): Float64Array[] {
  const sounds: Float64Array[] = [];
  for (const { id } of clipsOf(...saying)) {
    const sound = recorded(`pt_BR/${id}`);
    const piece = id === 'pause/comma' ? sounds.pop() : undefined;
    sounds.push(piece ? Float64Array.from([...piece, ...sound]) : sound);
  }
  return sounds;
}

describe('pieces of Portuguese', () => {
  it('follow each other as words of one sentence do: 40 to 120 ms apart', () => {
    fc.assert(
      fc.property(anyMoment, (saying) => {
        for (const silence of silencesBetween(soundsOf(saying))) {
          expect(silence).toBeGreaterThanOrEqual(35);
          expect(silence).toBeLessThanOrEqual(125);
        }
      }),
    );
  });

  it.each([
    ['time/hour', range(0, 23)],
    ['time/minute', range(1, 59)],
    ['date/month', range(1, 12)],
  ])('do not fall as the end of a sentence does where it goes on: %s', (list, numbers) => {
    const higher = numbers.filter((number) => {
      const [goesOn, ends] = ['', '.end'].map((form) =>
        lastPitch(recorded(`pt_BR/${list}-${number}${form}`)),
      );
      return Number(goesOn) > Number(ends);
    });
    expect(higher.length).toBeGreaterThanOrEqual(0.8 * numbers.length);
  });
});

/** Whether suites on an engine can run here. Where they cannot they say so aloud and skip, but never on CI. */
function available(name: string, lacking: string | null): boolean {
  if (lacking !== null && process.env['CI'] !== undefined) throw new Error(lacking);
  if (lacking !== null) console.warn(`\n*** SKIPPED, no ${name}: ${lacking} ***\n`);
  return lacking === null;
}

const whatEspeakLacks = () => (isInstalled('espeak-ng') ? null : 'run `apt-get install -y espeak-ng`');
const clipsNamed = (...ids: string[]) => fixedClips(portuguese).filter(({ id }) => ids.includes(id));
const speakerOf = (engine: Engine) => speakerFor('pt_BR', portuguese.catalogue, [engine]);
const soundOf = (id: string) => readFile(path.join(folder, `${id}.alaw`));

describe.skipIf(!available('espeak-ng', whatEspeakLacks()))('building the voice with espeak-ng', () => {
  it('gives level, trimmed speech', async () => {
    const ids = ['prompt/welcome.good-morning', 'key/press-1', 'time/hour-14', 'digit/4.end'];
    const speaker = speakerOf(espeakNg);
    const built = await buildVoice({ clips: clipsNamed(...ids), folder, speaker, jobs: 2 });
    expect(built).toEqual({ made: 4, kept: 0, removed: 0 });
    for (const id of ids) {
      const sound = decodeAlaw(await soundOf(id));
      expect([id, isFit(measured(sound))]).toEqual([id, true]);
      expect(sound.length / 8000).toBeGreaterThan(0.3);
      expect(sound.length / 8000).toBeLessThan(2);
    }
  });
});

describe.skipIf(!available('RHVoice', whatRhvoiceLacks()))('the shipped recordings in Portuguese', () => {
  it('are, byte for byte, what RHVoice makes of the wordings', async () => {
    const ids = [
      'prompt/welcome.clinic',
      'key/press-1',
      'time/hour-14',
      'time/hour-14.end',
      'date/month-12',
      'digit/4',
    ];
    const { scratch = folder, ...place } = ensureRhvoice();
    await buildVoice({
      clips: clipsNamed(...ids),
      folder,
      speaker: speakerOf(rhvoice(place)),
      jobs: 2,
      scratch,
    });
    for (const id of ids) {
      const shipped = await readFile(path.join(SHIPPED_SOUNDS, `pt_BR/${id}.alaw`));
      expect([id, shipped.equals(await soundOf(id))]).toEqual([id, true]);
    }
  });
});
