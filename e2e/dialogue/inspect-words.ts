import { expect } from 'vitest';
import { LANGUAGE } from '../../src/dialogue/tree.ts';
import { fileOf, type Clip, type Utterance } from '../../src/speech/clip.ts';
import { silenceOf } from '../../src/speech/pauses.ts';
import type { Scenario, Walk } from '../support/call-walker.ts';

const MOST_CHOICES = 5;

/** At no question are there more choices than anybody keeps in mind: 9, `*` and `#` hold everywhere, and are none. */
export function expectFewChoices({ asked, transcript }: Walk): void {
  const long = asked.filter(({ utterance }) => choicesIn(utterance).size > MOST_CHOICES);
  if (long.length === 0) return;
  expect(
    long.map(({ question }) => question),
    transcript.join('\n'),
  ).toEqual([]);
}

/** Digits that are said: as a choice's key, or in a sentence, where none but a key is written as one. */
function choicesIn(utterance: Utterance): Set<string> {
  const keys = utterance.flatMap(({ id, text }) => {
    if (id.startsWith('prompt/')) return text.match(/[0-8]/g) ?? [];
    return id.startsWith('key/') ? id.slice(-1) : [];
  });
  return new Set(keys);
}

/**
 * All is said in the language that was chosen last, to the goodbye, and after it by the dialplan; but for the hints, and
 * where a language is chosen, each choice in its own.
 */
export function expectOneLanguage(walk: Walk, scenario: Scenario): void {
  const wrong = inWrongLanguage(walk, scenario);
  if (wrong.length > 0) expect(wrong, walk.transcript.join('\n')).toEqual([]);
}

function inWrongLanguage({ commands, asked }: Walk, { languages, greetedIn }: Scenario): string[] {
  const answers = [...asked];
  let language = greetedIn;
  return commands.flatMap((command) => {
    // The line has told the dialplan, or is about to.
    if (command.kind === 'language') return [];
    const question = command.kind === 'ask' ? answers.shift() : undefined;
    const isChoice = question?.question === LANGUAGE.id;
    const wrong = command.utterance.filter(
      (clip) => clip.language !== language && !mayDiffer(clip, isChoice),
    );
    const problems = [
      ...wrong.map((clip) => `${fileOf(clip)} is said in the midst of ${language}`),
      ...(command.language === language ? [] : [`the dialplan speaks ${command.language}, not ${language}`]),
      ...(isChoice ? notInItsOwn(command.utterance, languages) : []),
    ];
    if (isChoice) language = languages[Number(question.answer) - 1] ?? language;
    return problems;
  });
}

const HINT = 'prompt/language.hint';
const CHOICE = /^(?:prompt\/language\.choose\.this|key\/press-\d)$/;

/** Silence is the same in all languages. */
const mayDiffer = (clip: Clip, isChoice: boolean): boolean =>
  clip.id === HINT || silenceOf(clip) !== null || (isChoice && CHOICE.test(clip.id));

function notInItsOwn(utterance: Utterance, languages: readonly string[]): string[] {
  const own = languages.flatMap((language, index) => [
    `${language}/prompt/language.choose.this`,
    `${language}/key/press-${index + 1}`,
  ]);
  const choices = utterance.filter(({ id }) => CHOICE.test(id)).map(fileOf);
  return choices.join() === own.join() ? [] : [`languages are chosen by ${choices.join()}`];
}
