import type { Call, CallOutcome } from '../../../../src/web/contract/calls.ts';

export const OUTCOMES: Readonly<Record<CallOutcome, { readonly words: string; readonly color: string }>> = {
  goodbye: { words: 'Encerrada', color: 'teal' },
  attendant: { words: 'Atendente', color: 'blue' },
  callback: { words: 'Pediu retorno', color: 'grape' },
  'hung-up': { words: 'Desligou', color: 'gray' },
  failed: { words: 'Falhou', color: 'red' },
  interrupted: { words: 'Interrompida', color: 'orange' },
};

/** How a call ended: somebody who hung up had what they wanted, or gave up. */
export function outcomeOf({ outcome, gaveUp }: Pick<Call, 'outcome' | 'gaveUp'>): {
  readonly words: string;
  readonly color: string;
} {
  if (outcome === null) return { words: 'Em andamento', color: 'petrol' };
  return gaveUp ? { words: 'Desistiu', color: 'yellow' } : OUTCOMES[outcome];
}

/** `*********01` as people read it. */
export const shownCaller = (caller: string | null): string =>
  caller === null ? 'Número oculto' : caller.replaceAll('*', '•');

/** For a screen reader, which would read every dot. */
export const spokenCaller = (caller: string | null): string =>
  caller === null ? 'número oculto' : `número com final ${caller.slice(-2)}`;

/** `83000` → `1:23`. */
export function shownDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${String(minutes).padStart(2, '0')}:${tail}`;
}

/** How long somebody has waited: `35 min`, `3 h`, `2 dias`. */
export function shownWait(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'agora há pouco';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} dias`;
}

const LANGUAGES = new Intl.DisplayNames('pt-BR', { type: 'language' });

/** `pt_BR` → `português`. */
export const shownLanguage = (code: string | null): string =>
  code === null ? '' : (LANGUAGES.of(code.split('_')[0] ?? code) ?? code);
