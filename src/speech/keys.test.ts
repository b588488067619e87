import { describe, expect, it } from 'vitest';
import { fixedClips } from './all-clips.ts';
import { spokenChoice, spokenKey } from './keys.ts';
import { spokenDoctor, spokenSpecialty } from './names.ts';
import { clipsOf, inWords, portuguese } from './portuguese.test-support.ts';
import { hasPrompt, prompt, promptIds } from './prompt.ts';
import { range } from './range.ts';

const rafael = { id: 'rafael-costa', name: 'Rafael Costa', gender: 'm' } as const;

describe('a choice', () => {
  it('says the action before the key, and "tecle" once', () => {
    const menu = [
      ...spokenChoice([spokenSpecialty({ id: 'cardiologia', name: 'Cardiologia' }, 1)], 1, 'press'),
      ...spokenChoice([spokenDoctor(rafael, 1)], 2, 'bare'),
    ];
    expect(inWords(...menu)).toBe('Cardiologia, tecle 1. com o Dr. Rafael Costa, 2.');
  });

  it('can have any key of the keypad, and no other', () => {
    const recorded = new Set(fixedClips(portuguese).map(({ id }) => id));
    for (const key of range(0, 9))
      for (const form of ['press', 'bare'] as const) {
        const [clip] = clipsOf(spokenKey(key, form));
        expect(clip?.text).toBe(form === 'press' ? `tecle ${key}.` : `${key}.`);
        expect(recorded).toContain(clip?.id);
      }
    for (const key of [10, -1, 1.5]) expect(() => spokenKey(key, 'bare')).toThrow(RangeError);
  });
});

describe('a prompt', () => {
  it('is a fixed sentence by name', () => {
    expect(clipsOf(prompt('welcome.good-morning'))).toEqual([
      { language: 'pt_BR', id: 'prompt/welcome.good-morning', text: 'Bom dia.' },
    ]);
  });

  it('is known by its name alone', () => {
    expect(hasPrompt('welcome.good-morning')).toBe(true);
    expect(hasPrompt('toString')).toBe(false);
    expect(promptIds).toContain('welcome.good-morning');
  });
});
