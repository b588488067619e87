import { describe, expect, it } from 'vitest';
import { portuguese } from '../speech/portuguese.test-support.ts';
import { commandEngine, espeakNg, rhvoice } from './engine.ts';
import { findSpeaker, speakerFor } from './speaker.ts';

const catalogue = { ...portuguese.catalogue, voices: { 'espeak-ng': 'pt-br', rhvoice: 'Leticia-F123' } };
const needsVoice = commandEngine('say --voice {voice} {out}');

describe('who speaks a language', () => {
  it('is the first of the engines that has a voice for it', () => {
    expect(findSpeaker(catalogue, [rhvoice(), espeakNg])).toMatchObject({
      engine: { name: 'rhvoice' },
      voice: 'Leticia-F123',
      catalogue,
    });
    expect(findSpeaker(catalogue, [needsVoice, espeakNg])).toMatchObject({
      engine: { name: 'espeak-ng' },
      voice: 'pt-br',
    });
  });

  it('is nobody where no engine has one', () => {
    expect(findSpeaker(catalogue, [needsVoice])).toBeNull();
    expect(findSpeaker(catalogue, [])).toBeNull();
  });

  it('has to be somebody where something is to be recorded: else the remedy is named', () => {
    expect(speakerFor('pt_BR', catalogue, [espeakNg]).voice).toBe('pt-br');
    expect(() => speakerFor('pt_BR', catalogue, [])).toThrow('install espeak-ng or RHVoice');
    expect(() => speakerFor('xx', { ...catalogue, voices: {} }, [espeakNg])).toThrow(
      'no speech engine speaks xx. Engines here: espeak-ng. The "voices" of its catalogue name none',
    );
  });
});
