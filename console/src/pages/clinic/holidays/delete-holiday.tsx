import { Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Holiday } from '../../../../../src/web/contract/holidays.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { longDate } from '../../../parts/formats.ts';
import { tellDone } from '../../../parts/told.ts';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { HOLIDAYS_PATH } from './use-holidays.ts';

interface DeleteHolidayProps {
  readonly holiday: Holiday;
  readonly onClose: () => void;
}

/** It is no holiday any more: what that gives back, or takes; then it goes. */
export function DeleteHoliday({ holiday, onClose }: DeleteHolidayProps) {
  const navigate = useNavigate();
  const { id, version, name, date } = holiday;
  const change = useRuleChange<Holiday>({
    saved: () => {
      tellDone('Feriado excluído.');
      void navigate(`${HOLIDAYS_PATH}?ano=${date.slice(0, 4)}`);
    },
  });
  return (
    <Dialog onClose={onClose} title="Excluir feriado" size="lg">
      <Stack>
        <Text size="sm">
          {name}, {longDate(date)}.
        </Text>
        <PreviewPanel
          change={change}
          onAsk={() => change.ask({ method: 'delete', path: `/holidays/${id}`, version })}
          saveLabel="Excluir"
        />
      </Stack>
    </Dialog>
  );
}
