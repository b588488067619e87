import { Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Absence } from '../../../../../src/web/contract/absences.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { doctorTitle } from '../../../parts/formats.ts';
import { tellDone } from '../../../parts/told.ts';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { ABSENCES_PATH } from './use-absences.ts';
import { periodInWords } from './words.ts';

interface DeleteAbsenceProps {
  readonly absence: Absence;
  readonly onClose: () => void;
}

/** The doctor is there after all: what that gives back, then the absence goes. */
export function DeleteAbsence({ absence, onClose }: DeleteAbsenceProps) {
  const navigate = useNavigate();
  const { id, version, doctor } = absence;
  const change = useRuleChange<Absence>({
    saved: () => {
      tellDone('Ausência excluída. Os horários voltam a ser oferecidos.');
      void navigate(ABSENCES_PATH);
    },
  });
  return (
    <Dialog onClose={onClose} title="Excluir ausência" size="lg">
      <Stack>
        <Text size="sm">
          {doctorTitle(doctor)}, {periodInWords(absence)}.
        </Text>
        <PreviewPanel
          change={change}
          onAsk={() => change.ask({ method: 'delete', path: `/absences/${id}`, version })}
          saveLabel="Excluir"
        />
      </Stack>
    </Dialog>
  );
}
