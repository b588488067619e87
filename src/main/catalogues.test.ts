import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { STUDIO_TREE } from '../dialogue/studio/tree.ts';
import { CALL_TREE } from '../dialogue/tree.ts';
import { fixedClips } from '../speech/all-clips.ts';
import { textOf } from '../speech/clip.ts';
import { spokenDate } from '../speech/dates.ts';
import { spokenChoice } from '../speech/keys.ts';
import { spokenSpecialty } from '../speech/names.ts';
import { comma, stop } from '../speech/pauses.ts';
import type { Saying, Speech } from '../speech/phrase.ts';
import { hasPrompt, promptIds } from '../speech/prompt.ts';
import { readCatalogue } from '../speech/read-catalogue.ts';
import { spoken } from '../speech/spoken.ts';
import { spokenTime } from '../speech/times.ts';
import { readCatalogues } from './catalogues.ts';

const shipped = path.join(import.meta.dirname, '../../catalogues');
const languages = readdirSync(shipped).flatMap((file) => (/^(\w+)\.json$/.exec(file) ?? []).slice(1));
const textOfFile = (language: string) => readFileSync(path.join(shipped, `${language}.json`), 'utf8');

function speechIn(language: string): Speech {
  const catalogue = readCatalogue(language, textOfFile(language));
  return { language, catalogue, isRecorded: () => true };
}

const questions = [...CALL_TREE, ...STUDIO_TREE];

/** The wordings of a question, in the order in which a caller who does not answer hears them. */
function turnsOf({ catalogue: { prompts } }: Speech, id: string): string[] {
  const ids = ['first', 'silence', 'miss'].map((turn) => `${id}.${turn}`);
  return ids.filter(hasPrompt).map((each) => prompts[each]);
}

const wordsIn = (text: string) => text.split(/\s+/).length;

describe('the call tree', () => {
  it('has words for keys that mean nothing, and for silence where it is no answer, at every question', () => {
    for (const node of questions) {
      expect(promptIds).toContain(`${node.id}.miss`);
      expect([node.id, hasPrompt(`${node.id}.silence`)]).toEqual([node.id, !('silence' in node)]);
    }
  });
});

describe.each(languages)('the catalogue %s', (language) => {
  it('is worded in full, each piece once', () => {
    const clips = fixedClips(speechIn(language));
    expect(new Set(clips.map(({ id }) => id)).size).toBe(clips.length);
    expect(clips.filter(({ id, text }) => text === '' && !id.startsWith('pause/breath'))).toEqual([]);
  });

  it('asks every question more fully each time', () => {
    const speech = speechIn(language);
    const shorter = questions.filter(({ id }) => {
      const lengths = turnsOf(speech, id).map(wordsIn);
      return lengths.some((length, turn) => turn > 0 && length <= (lengths[turn - 1] ?? 0));
    });
    expect(shorter.map(({ id }) => turnsOf(speech, id))).toEqual([]);
  });

  it('names, with each choice of a menu, the key that it has in the call tree', () => {
    const { prompts } = speechIn(language).catalogue;
    for (const node of questions)
      for (const { key, means } of 'choices' in node ? node.choices : []) {
        const id = `${node.id}.${means}`;
        expect([id, hasPrompt(id) && prompts[id]]).toEqual([
          id,
          expect.stringMatching(String.raw`\b${key}\b`),
        ]);
      }
  });

  it('is no longer, and has the same keys, for callers who know the way', () => {
    const { prompts } = speechIn(language).catalogue;
    for (const id of promptIds.filter((each) => each.endsWith('.brief'))) {
      const [usual] = [id.replace(/\.brief$/, ''), id.replace(/brief$/, 'first')].filter(hasPrompt);
      const full = usual === undefined ? '' : prompts[usual];
      expect([id, wordsIn(prompts[id]) <= wordsIn(full)]).toEqual([id, true]);
      expect([id, prompts[id].match(/\d/g)]).toEqual([id, full.match(/\d/g)]);
    }
  });

  it('writes numbers out: digits are keys of the telephone, one at a time', () => {
    for (const [id, text] of Object.entries(speechIn(language).catalogue.prompts))
      expect([id, text]).toEqual([id, expect.not.stringMatching(/\d[\d\p{L}]|\p{L}\d/u)]);
  });
});

describe('Portuguese', () => {
  it('neither blames nor supposes: no "inválido", "errado", "incorreto", no "senhor" or "senhora"', () => {
    const blunt = /inv[áa]lid|errad|incorret|senhor/i;
    expect(fixedClips(speechIn('pt_BR')).filter(({ text }) => blunt.test(text))).toEqual([]);
  });

  it('is nothing but sentences, and beginnings of sentences that go on', () => {
    const said = fixedClips(speechIn('pt_BR')).filter(({ id }) => !/^(?:pause|tone)\//.test(id));
    expect(said.filter(({ text }) => !/[\p{L}.?!,:;]$/u.test(text))).toEqual([]);
  });
});

describe('a clinic’s folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disque-catalogues-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const own = (file: string, content: unknown) =>
    writeFileSync(path.join(folder, file), JSON.stringify(content));

  it('may have none: then the languages are those that come, Portuguese first', () => {
    for (const without of [null, path.join(folder, 'nowhere'), folder]) {
      const [first, ...others] = readCatalogues(without).keys();
      expect(first).toBe('pt_BR');
      expect(others.toSorted()).toEqual(languages.filter((each) => each !== 'pt_BR').toSorted());
    }
  });

  it('words what it likes otherwise, and leaves the rest as it came', () => {
    own('pt_BR.json', { prompts: { 'welcome.clinic': 'Aqui é a Vitality.' } });
    const { prompts } = readCatalogues(folder).get('pt_BR') ?? {};
    const before = readCatalogues(null).get('pt_BR')?.prompts;
    expect(prompts).toEqual({ ...before, 'welcome.clinic': 'Aqui é a Vitality.' });
  });

  it('brings a language of its own, of which the code knows nothing', () => {
    own('xx.json', inXish(JSON.parse(textOfFile('pt_BR'))));
    const catalogue = readCatalogues(folder).get('xx');
    expect(catalogue?.language).toBe('xPortuguês x(Brasil)');
    const speech: Speech = { language: 'xx', catalogue: catalogue ?? never(), isRecorded: () => true };
    const say = (...saying: Saying) => textOf(spoken(saying, speech));
    const moment = [spokenDate('2026-12-01', '2026-11-30'), comma, spokenTime(870), stop];
    expect(say(...moment)).toBe(
      'xamanhã, xde xdezembro xprimeiro xterça-feira, xe xtrinta xminutos xàs xquatorze xhoras.',
    );
    const cardiology = spokenSpecialty({ id: 'cardiologia', name: 'Cardiologia' }, 1);
    expect(say(...spokenChoice([cardiology], 2, 'press'))).toBe('Cardiologia, xtecle x2.');
    // What is to be recorded follows: here it is the hour that ends a sentence.
    expect(fixedClips(speech)).toEqual(expect.arrayContaining([...spoken(moment, speech)]));
  });

  it('is read as to its catalogues alone', () => {
    own('manifest.json', {});
    own('xx.json.bak', {});
    expect([...readCatalogues(folder).keys()].toSorted()).toEqual([...languages, 'xx'].toSorted());
  });
});

/** An invented language: Portuguese with an "x" before every word, and with the month and the minutes first. */
function inXish(portuguese: unknown): unknown {
  const xish = prefixed(portuguese) as { dates: { forms: object }; times: { forms: { full: object } } };
  const { dates, times } = xish;
  const forms = { ...dates.forms, full: '{near}, {month} {day} {year} {weekday}' };
  const full = { whole: '{hour}', minutes: '{minute} {hour}' };
  return { ...xish, dates: { ...dates, forms }, times: { ...times, forms: { ...times.forms, full } } };
}

/** Every word of every text; names of slots and keys of objects are no words. */
function prefixed(json: unknown): unknown {
  if (typeof json === 'string') return json.replaceAll(/(?<=^|\s)(?=[^\s{])/g, 'x');
  if (Array.isArray(json)) return json.map(prefixed);
  return Object.fromEntries(
    Object.entries(json as object).map(([key, value]) => [key, prefixed(value)] as const),
  );
}

function never(): never {
  throw new Error('xx was not found');
}
