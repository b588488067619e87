import type { Catalogue } from '../speech/catalogue.ts';
import type { Engine } from './engine.ts';
import type { Speaker } from './record.ts';

/** The first of the engines that speaks this language; null when none does. */
export function findSpeaker(catalogue: Catalogue, engines: readonly Engine[]): Speaker | null {
  for (const engine of engines) {
    const voice = engine.voiceFor(catalogue.voices);
    if (voice !== null) return { engine, voice, catalogue };
  }
  return null;
}

/** The same, where there has to be one. Throws with the remedy. */
export function speakerFor(language: string, catalogue: Catalogue, engines: readonly Engine[]): Speaker {
  const speaker = findSpeaker(catalogue, engines);
  if (speaker !== null) return speaker;
  const names = engines.map(({ name }) => name).join(', ') || 'none: install espeak-ng or RHVoice';
  throw new Error(
    `no speech engine speaks ${language}. Engines here: ${names}. The "voices" of its catalogue name ${
      Object.keys(catalogue.voices).join(', ') || 'none'
    }`,
  );
}
