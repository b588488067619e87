/** Why a caller wanted a person, by the dialogue's word for it. */
const REASONS: Readonly<Record<string, string>> = {
  asked: 'Pediu para falar com uma pessoa',
  silence: 'Não respondeu às perguntas',
  'not-understood': 'Não conseguiu usar as teclas',
  'not-identified': 'Não foi encontrado no cadastro',
  pin: 'Não acertou a senha',
  'too-late': 'Queria mudar uma consulta fora do prazo',
  'too-many-visits': 'Já tem o máximo de consultas',
  'no-offers': 'Não achou horário que servisse',
  failure: 'A linha falhou durante a ligação',
  unconfirmed: 'A linha falhou ao marcar: confira as consultas antes de ligar',
  shutdown: 'A linha foi desligada durante a ligação',
};

export const reasonInWords = (reason: string): string => REASONS[reason] ?? 'Outro motivo';
