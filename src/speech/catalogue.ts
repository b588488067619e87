import { pt_BR } from './catalogue/pt-BR.ts';
import type { Clip } from './clip.ts';

/** The name of a fixed sentence. A language's catalogue must word every one of them. */
export type PromptId = keyof typeof pt_BR;

/** One language's wording of every prompt. */
export type Catalogue = Readonly<Record<PromptId, string>>;

/** A fixed sentence; its recording is `prompt/<id>`. */
export function prompt(id: PromptId, catalogue: Catalogue = pt_BR): Clip {
  return { id: `prompt/${id}`, text: catalogue[id] };
}

/** Every fixed sentence of a language. */
export function allPrompts(catalogue: Catalogue = pt_BR): Clip[] {
  return Object.keys(pt_BR)
    .filter(hasPrompt)
    .map((id) => prompt(id, catalogue));
}

/** Whether the catalogue words a sentence of that name. */
export function hasPrompt(id: string): id is PromptId {
  return Object.hasOwn(pt_BR, id);
}
