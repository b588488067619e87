import type { ListNode, MenuNode, TreeNode } from '../dialogue/nodes.ts';
import { CALL_TREE } from '../dialogue/tree.ts';
import { hasPrompt } from '../speech/prompt.ts';
import { shippedPortuguese } from '../speech/read-catalogue.ts';
import type { TreeStep } from '../web/contract/phone.ts';

const IDENTIFYING = 'Identificação';
const BOOKING = 'Marcar';
const HEARING = 'Ouvir';
const CANCELLING = 'Cancelar';
const MOVING = 'Remarcar';
const PERSON = 'Atendente';

/** What the clinic's people call each question, and the part of the call it belongs to. */
const NAMES: Readonly<Record<string, readonly [group: string, label: string]>> = {
  'language.choose': [IDENTIFYING, 'Idioma'],
  'identify.cpf': [IDENTIFYING, 'CPF'],
  'identify.birth-date': [IDENTIFYING, 'Nascimento'],
  'identify.pin': [IDENTIFYING, 'Senha'],
  'main-menu': ['Menu', 'Menu principal'],
  'book.specialty': [BOOKING, 'Especialidade'],
  'book.doctor': [BOOKING, 'Médico'],
  'book.offers': [BOOKING, 'Horários oferecidos'],
  'book.date': [BOOKING, 'Outra data'],
  'book.confirm': [BOOKING, 'Confirmação'],
  'book.done': [BOOKING, 'Marcada'],
  'book.none': [BOOKING, 'Sem horário'],
  'book.too-many': [BOOKING, 'Consultas demais'],
  'hear.visit': [HEARING, 'Consulta lida'],
  'visits.none': [HEARING, 'Nenhuma consulta'],
  'cancel.choose': [CANCELLING, 'Qual consulta'],
  'cancel.by-date': [CANCELLING, 'Pela data'],
  'cancel.confirm': [CANCELLING, 'Confirmação'],
  'change.too-late': [CANCELLING, 'Fora do prazo'],
  'move.choose': [MOVING, 'Qual consulta'],
  'move.by-date': [MOVING, 'Pela data'],
  'move.doctor': [MOVING, 'Mesmo médico?'],
  'move.offers': [MOVING, 'Horários oferecidos'],
  'move.date': [MOVING, 'Outra data'],
  'move.confirm': [MOVING, 'Confirmação'],
  'move.done': [MOVING, 'Remarcada'],
  'move.none': [MOVING, 'Sem horário'],
  'attendant.callback': [PERSON, 'Ligar de volta?'],
  'attendant.number': [PERSON, 'Número'],
  'attendant.confirm': [PERSON, 'Número certo?'],
};

/** The call tree for a screen: each question in its first words, and where its answers lead. */
export function callTreeSteps(): TreeStep[] {
  const { prompts } = shippedPortuguese();
  return CALL_TREE.map((node) => {
    const [group, label] = NAMES[node.id] ?? ['', node.id];
    const words = `${node.id}.first`;
    return {
      id: node.id,
      label,
      group,
      kind: node.kind,
      words: hasPrompt(words) ? prompts[words] : null,
      leadsTo: [...new Set(leadsTo(node))],
    };
  });
}

function leadsTo(node: TreeNode): readonly string[] {
  switch (node.kind) {
    case 'keys':
      return node.leadsTo;
    case 'menu':
      return [...node.choices.flatMap((choice) => choice.leadsTo), ...silenceOf(node)];
    case 'list':
      return [...node.leadsTo, ...extrasOf(node)];
  }
}

const silenceOf = ({ silence }: MenuNode): readonly string[] => silence?.leadsTo ?? [];
const extrasOf = ({ extras }: ListNode): readonly string[] => extras.flatMap(({ leadsTo }) => leadsTo);
