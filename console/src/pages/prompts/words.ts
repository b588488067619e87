import type { PromptClip } from '../../../../src/web/contract/prompts.ts';

export const SOURCES: Readonly<
  Record<PromptClip['source'], { readonly words: string; readonly color: string }>
> = {
  person: { words: 'Da clínica', color: 'petrol' },
  engine: { words: 'Voz sintética daqui', color: 'blue' },
  shipped: { words: 'Do programa', color: 'gray' },
  missing: { words: 'Falta', color: 'red' },
};

/** In place of a source: whichever has something the matter with it. */
export const TROUBLED = 'troubled';

export interface PromptFilters {
  readonly search: string;
  readonly group: string | null;
  readonly source: string | null;
}

/** Without accents and capitals. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('pt-BR');

/** Those that have every word that is looked for. */
export function matching(
  clips: readonly PromptClip[],
  { search, group, source }: PromptFilters,
): PromptClip[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return clips.filter(({ id, text, ...clip }) => {
    if (group !== null && clip.group !== group) return false;
    if (source === TROUBLED ? clip.complaint === null : source !== null && clip.source !== source)
      return false;
    const searched = plain(`${text} ${id}`);
    return words.every((word) => searched.includes(word));
  });
}
