import ptBR from '../../catalogues/pt_BR.json' with { type: 'json' };
import type { PromptId } from './catalogue.ts';
import type { Clip } from './clip.ts';
import { clipIn, type Phrase, type Speech } from './phrase.ts';

/** A fixed sentence; its recording is `prompt/<id>`. */
export const prompt =
  (id: PromptId): Phrase =>
  (speech) => [promptClip(speech, id)];

const promptClip = (speech: Speech, id: PromptId): Clip =>
  clipIn(speech, `prompt/${id}`, speech.catalogue.prompts[id]);

/** The names of all fixed sentences. */
export const promptIds: readonly PromptId[] = Object.keys(ptBR.prompts).filter(hasPrompt);

/** Whether there is a sentence of that name. */
export function hasPrompt(id: string): id is PromptId {
  return Object.hasOwn(ptBR.prompts, id);
}

export const allPrompts = (speech: Speech): Clip[] => promptIds.map((id) => promptClip(speech, id));
