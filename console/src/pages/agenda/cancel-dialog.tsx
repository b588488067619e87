import { Button, Chip, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agenda, AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { longDate } from '../../parts/formats.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Trouble } from '../../parts/states.tsx';
import { tellDone } from '../../parts/told.ts';
import { cancelVisit, seenAt, useReadAnew } from './api.ts';
import { GoneAlert, goneIn } from './gone.tsx';
import { CANCEL_REASONS, placeInWords } from './words.ts';

const LEAST_LETTERS = 3;

interface CancelDialogProps {
  readonly agenda: Agenda;
  readonly visit: AgendaVisit;
  readonly onClose: (cancelled: boolean) => void;
  /** Instead: shows a visit that somebody else has changed. */
  readonly onShow: (current: AgendaVisit) => void;
}

/** Cancels a visit, which takes a reason. */
export function CancelDialog({ agenda, visit, onClose, onShow }: CancelDialogProps) {
  const readAnew = useReadAnew();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { id, date, time, patient } = visit;
  const isShort = reason.trim().length < LEAST_LETTERS;
  const cancel = useMutation({
    mutationFn: () => cancelVisit(id, { expected: seenAt(visit), reason }),
    onSuccess: () => {
      tellDone(`Cancelada: ${patient.name}, ${longDate(date)}, às ${time}.`);
      onClose(true);
    },
    onSettled: readAnew,
  });
  const gone = goneIn(cancel.error);
  return (
    <Dialog onClose={() => onClose(false)} title="Cancelar consulta">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isShort) cancel.mutate();
        }}
      >
        <Stack>
          <Text>
            <b>{patient.name}</b>, {placeInWords(agenda, visit)}. O horário volta a ficar livre na hora.
          </Text>
          <Chip.Group value={reason} onChange={setReason}>
            <Group gap={6} role="radiogroup" aria-label="Motivos comuns">
              {CANCEL_REASONS.map((one) => (
                <Chip key={one} value={one} size="sm">
                  {one}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TextInput
            label="Motivo"
            value={reason}
            maxLength={200}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={tried && isShort ? 'Escolha ou escreva o motivo.' : null}
          />
          {gone !== null && <GoneAlert gone={gone} onShow={onShow} />}
          {gone === null && cancel.error !== null && <Trouble error={cancel.error} />}
          <Group justify="end">
            <Button variant="default" onClick={() => onClose(false)}>
              Manter a consulta
            </Button>
            <Button type="submit" color="red.9" loading={cancel.isPending} disabled={gone !== null}>
              Cancelar a consulta
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
