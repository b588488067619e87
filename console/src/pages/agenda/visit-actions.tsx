import { useMutation } from '@tanstack/react-query';
import type { AgendaVisit, StatusChange } from '../../../../src/web/contract/agenda.ts';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { useMay } from '../../session/session.ts';
import { changeStatus, seenAt, useReadAnew } from './api.ts';
import { goneIn, type Gone } from './gone.tsx';
import { STATUS } from './words.ts';

/** What a page does for its visits. */
export interface VisitHands {
  readonly move: (visit: AgendaVisit) => void;
  readonly cancel: (visit: AgendaVisit) => void;
  /** It was not marked: it is not what it was shown as. */
  readonly gone: (visit: AgendaVisit, gone: Gone) => void;
}

export interface VisitAction {
  readonly name: string;
  readonly run: () => void;
  readonly color?: string;
}

/** Confirms a visit, marks who came, and takes either back. */
function useMark(onGone: VisitHands['gone']): (visit: AgendaVisit, status: StatusChange['status']) => void {
  const readAnew = useReadAnew();
  const mark = useMutation({
    mutationFn: ({ visit, status }: { visit: AgendaVisit; status: StatusChange['status'] }) =>
      changeStatus(visit.id, { expected: visit.status, seen: seenAt(visit), status }),
    onSuccess: ({ patient, status }) => tellDone(`${patient.name}: ${STATUS[status].word}.`),
    onError: (error, { visit }) => {
      const gone = goneIn(error);
      if (gone === null) tellTrouble(error);
      else onGone(visit, gone);
    },
    onSettled: readAnew,
  });
  return (visit, status) => mark.mutate({ visit, status });
}

/** Whatever this person may do to this visit now, the likeliest first. */
export function useVisitActions(today: string, hands: VisitHands): (visit: AgendaVisit) => VisitAction[] {
  const may = useMay();
  const mark = useMark(hands.gone);
  const writes = may('agenda:write');
  const attends = may('agenda:attendance');
  return (visit) => {
    const { status, date } = visit;
    const isOpen = status === 'booked' || status === 'confirmed';
    const mayUndo = status === 'confirmed' ? writes : attends;
    const to = (status: StatusChange['status']) => () => mark(visit, status);
    const action = (wanted: boolean, found: VisitAction) => (wanted ? [found] : []);
    return [
      ...action(writes && status === 'booked', { name: 'Confirmar', run: to('confirmed') }),
      ...action(attends && isOpen && date <= today, { name: 'Compareceu', run: to('attended') }),
      ...action(attends && isOpen && date <= today, { name: 'Faltou', run: to('no-show') }),
      ...action(!isOpen || status === 'confirmed' ? mayUndo : false, {
        name: `Desfazer “${STATUS[status].word}”`,
        run: to('booked'),
      }),
      ...action(writes && isOpen, { name: 'Mover', run: () => hands.move(visit) }),
      ...action(writes && isOpen, {
        name: 'Cancelar consulta',
        run: () => hands.cancel(visit),
        color: 'red',
      }),
    ];
  };
}
