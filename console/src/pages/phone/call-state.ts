import type { CallNews } from '../../../../src/web/contract/call-news.ts';
import type { ToPhone, VisitRow } from '../../../../src/web/contract/phone.ts';

/** A line of the transcript. */
export interface Spoken {
  readonly who: 'line' | 'caller' | 'note';
  readonly text: string;
}

/** What the page knows of the call. */
export interface CallState {
  readonly phase: 'idle' | 'calling' | 'in-call' | 'over';
  readonly transcript: readonly Spoken[];
  /** The question being asked, and those before it. */
  readonly step: string | null;
  readonly steps: readonly string[];
  readonly visits: readonly VisitRow[];
}

export const IDLE: CallState = { phase: 'idle', transcript: [], step: null, steps: [], visits: [] };

export type CallAction = { readonly kind: 'dialled' } | ToPhone;

export function nextCallState(state: CallState, action: CallAction): CallState {
  switch (action.kind) {
    case 'dialled':
      return { ...IDLE, phase: 'calling', transcript: [note('Chamando…')] };
    case 'news':
      return { ...heardOf(state, action.news), phase: state.phase === 'over' ? 'over' : 'in-call' };
    case 'visit':
      return {
        ...state,
        visits: [...state.visits.filter(({ protocol }) => protocol !== action.visit.protocol), action.visit],
      };
    case 'ended':
      return {
        ...state,
        phase: 'over',
        step: null,
        transcript: [...state.transcript, note(howEnded(action))],
      };
    case 'prepare':
    case 'play':
    case 'hush':
      return state;
  }
}

function heardOf(state: CallState, news: CallNews): CallState {
  const say = (who: Spoken['who'], text: string) => ({
    ...state,
    transcript: [...state.transcript, { who, text }],
  });
  switch (news.kind) {
    case 'said':
      return say('line', news.text);
    case 'heard':
      return news.keys === '' && news.ended === 'silence'
        ? say('note', 'silêncio')
        : say('caller', keyed(news));
    case 'asked':
      return { ...state, step: news.question, steps: [...state.steps, news.question] };
    case 'began':
    case 'identified':
    case 'speaks':
    case 'ended':
      return state;
  }
}

const keyed = ({ keys, ended }: { readonly keys: string; readonly ended: string }): string =>
  ended === 'hash' ? `${keys}#` : keys;

const note = (text: string): Spoken => ({ who: 'note', text });

/** Why the line took the caller to a person: the dialogue's words. */
const REASONS: Readonly<Record<string, string>> = {
  asked: 'pedido do paciente',
  silence: 'silêncio',
  'not-understood': 'teclas não entendidas',
  'not-identified': 'paciente não identificado',
  pin: 'senha não confere',
  'too-late': 'fora do prazo',
  'too-many-visits': 'consultas demais',
  'no-offers': 'sem horário',
  failure: 'falha',
  unconfirmed: 'sem confirmação do banco de dados',
  shutdown: 'servidor encerrando',
};

function howEnded({ how, reason }: Extract<ToPhone, { kind: 'ended' }>): string {
  switch (how) {
    case 'you':
      return 'Você desligou.';
    case 'line':
      return 'A linha desligou.';
    case 'transferred':
      return `A linha passou a ligação para um atendente (${REASONS[reason ?? ''] ?? reason ?? 'sem motivo'}).`;
    case 'broken':
      return 'A ligação caiu; um telefone de verdade iria para o atendente.';
    case 'full':
      return 'A linha está no limite de ligações; um telefone de verdade iria para o atendente.';
    case 'no-answer':
      return 'A linha não atendeu. O servidor da linha está no ar?';
  }
}
