import type { PromptClip as ShownClip } from '../contract/prompts.ts';
import type { PromptClip, PromptComplaint } from '../prompts.ts';

const NAMES = new Intl.DisplayNames('pt-BR', { type: 'language' });

/** `pt_BR` → `Português (Brasil)`. */
export function languageName(code: string): string {
  const name = NAMES.of(code.replace('_', '-')) ?? code;
  return `${name.charAt(0).toLocaleUpperCase('pt-BR')}${name.slice(1)}`;
}

/** What kind of words a clip is, by the folder it is in; in the order in which they are shown. */
const GROUPS: Readonly<Record<string, string>> = {
  prompt: 'Frases',
  clinic: 'Nome da clínica',
  doctor: 'Médicos',
  specialty: 'Especialidades',
  location: 'Unidades',
  holiday: 'Feriados',
  date: 'Datas',
  time: 'Horas',
  week: 'Dias da semana',
  digit: 'Algarismos',
  count: 'Contagem',
  key: 'Teclas',
  pause: 'Pausas e sinais',
  tone: 'Pausas e sinais',
};

const ORDER = Object.keys(GROUPS);
const folderOf = ({ id }: Pick<PromptClip, 'id'>): string => id.split('/')[0] ?? '';

export const inOrder = (clips: readonly PromptClip[]): PromptClip[] =>
  clips.toSorted((one, other) => ORDER.indexOf(folderOf(one)) - ORDER.indexOf(folderOf(other)));

export const shownClip = (clip: PromptClip): ShownClip => ({
  id: clip.id,
  text: clip.text,
  group: GROUPS[folderOf(clip)] ?? 'Outras',
  source: clip.source,
  complaint: clip.complaint === null ? null : complaintInWords(clip.complaint),
});

function complaintInWords(complaint: PromptComplaint): string {
  switch (complaint.kind) {
    case 'missing':
      return 'Não há gravação. Envie uma.';
    case 'empty':
      return 'A gravação está vazia. Envie outra.';
    case 'other-words':
      return `A gravação diz “${complaint.recorded}”. Grave de novo com o texto de agora.`;
    case 'too-loud':
      return 'Mais alta que as outras. Envie de novo: o volume é acertado no envio.';
    case 'too-quiet':
      return 'Mais baixa que as outras. Envie de novo: o volume é acertado no envio.';
    case 'clipped':
      return 'O som está estourado. Grave mais longe do microfone e envie de novo.';
  }
}
