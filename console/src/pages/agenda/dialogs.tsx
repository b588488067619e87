import type { Agenda, AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { Shown } from '../../parts/states.tsx';
import { usePatient } from '../patients/api.ts';
import { BookDialog, type BookPreset } from './book-dialog.tsx';
import type { Place } from './calendar.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { FeedDialog } from './feed-dialog.tsx';
import { GoneDialog, type Gone } from './gone.tsx';
import { KeysDialog, type AgendaKey } from './keys.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { Where } from './where.ts';

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'book'; readonly preset: BookPreset }
  | {
      readonly kind: 'move';
      readonly visit: AgendaVisit;
      readonly to: Place | null;
      readonly revert: () => void;
    }
  | { readonly kind: 'cancel'; readonly visit: AgendaVisit }
  | { readonly kind: 'gone'; readonly visit: AgendaVisit; readonly gone: Gone }
  | { readonly kind: 'feed' }
  | { readonly kind: 'keys' };

interface DialogsProps {
  readonly agenda: Agenda;
  readonly where: Where;
  readonly keys: readonly AgendaKey[];
  readonly dialog: OpenDialog | null;
  /** `isGone`: the visit is no longer in the agenda. */
  readonly onClose: (isGone: boolean) => void;
  /** Closes it, and shows that visit. */
  readonly onShow: (visit: AgendaVisit) => void;
}

interface BookForProps extends Pick<DialogsProps, 'agenda' | 'where'> {
  readonly patientId: string;
  readonly onClose: () => void;
}

/** Books a visit for somebody who was found on the patients' page. */
export function BookFor({ agenda, where, patientId, onClose }: BookForProps) {
  const { doctorId, date } = where;
  return (
    <Shown query={usePatient(patientId)}>
      {({ sheet: { id, name } }) => (
        <BookDialog
          {...{ agenda, where, onClose }}
          preset={{ doctorId, date, time: null, patient: { id, name } }}
        />
      )}
    </Shown>
  );
}

export function Dialogs({ agenda, where, keys, dialog, onClose, onShow }: DialogsProps) {
  const close = () => onClose(false);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'book':
      return <BookDialog {...{ agenda, where }} preset={dialog.preset} onClose={close} />;
    case 'move':
      return (
        <MoveDialog
          {...{ agenda, where }}
          visit={dialog.visit}
          to={dialog.to}
          onClose={(moved) => {
            if (!moved) dialog.revert();
            close();
          }}
          onShow={(current) => {
            dialog.revert();
            onShow(current);
          }}
        />
      );
    case 'cancel':
      return <CancelDialog {...{ agenda, onClose, onShow }} visit={dialog.visit} />;
    case 'gone':
      return <GoneDialog {...{ agenda, onShow }} visit={dialog.visit} gone={dialog.gone} onClose={close} />;
    case 'feed':
      return <FeedDialog agenda={agenda} doctorId={where.doctorId} onClose={close} />;
    case 'keys':
      return <KeysDialog keys={keys} onClose={close} />;
  }
}
