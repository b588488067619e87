import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agenda, AgendaVisit, AppointmentMove } from '../../../../src/web/contract/agenda.ts';
import { longDate } from '../../parts/formats.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { tellDone } from '../../parts/told.ts';
import { useMay } from '../../session/session.ts';
import { moveVisit, seenAt, useFreeTimes, useReadAnew } from './api.ts';
import type { Place } from './calendar.tsx';
import { decide, type Draft } from './draft.ts';
import { GoneAlert, goneIn } from './gone.tsx';
import { PlaceFields } from './place-fields.tsx';
import { Refused } from './refused.tsx';
import type { Where } from './where.ts';
import { placeInWords } from './words.ts';

interface MoveDialogProps {
  readonly agenda: Agenda;
  readonly where: Where;
  readonly visit: AgendaVisit;
  /** Where it was dropped; null = nothing is chosen yet. */
  readonly to: Place | null;
  readonly onClose: (moved: boolean) => void;
  /** Instead: shows a visit that somebody else has changed. */
  readonly onShow: (current: AgendaVisit) => void;
}

/** Moves a visit: says from where to where, and asks, also after it was dragged. */
export function MoveDialog(props: MoveDialogProps) {
  return (
    <Dialog onClose={() => props.onClose(false)} title="Mover consulta" size="lg">
      <MoveForm {...props} />
    </Dialog>
  );
}

function draftOf(visit: AgendaVisit, to: Place | null, today: string): Draft {
  const date = to?.date ?? visit.date;
  return {
    doctorId: to?.doctorId ?? visit.doctorId,
    date: date < today ? today : date,
    wish: to?.time ?? null,
    chosen: null,
    typed: null,
    encaixe: false,
  };
}

function MoveForm({ agenda, where, visit, to, onClose, onShow }: MoveDialogProps) {
  const may = useMay();
  const readAnew = useReadAnew();
  const [draft, setDraft] = useState(draftOf(visit, to, where.today));
  const { specialtyId } = visit;
  const free = useFreeTimes(
    { specialtyId, doctorId: draft.doctorId, from: draft.date, days: 1 },
    !draft.encaixe,
  );
  const decided = decide(draft, free.data?.times, visit.minutes);
  const move = useMutation({
    mutationFn: (place: Omit<AppointmentMove, 'expected'>) =>
      moveVisit(visit.id, { expected: seenAt(visit), ...place }),
    onSuccess: (moved) => {
      tellDone(`Remarcada: ${moved.patient.name}, ${longDate(moved.date)}, às ${moved.time}.`);
      onClose(true);
    },
    onSettled: readAnew,
  });
  const gone = goneIn(move.error);
  const place =
    decided.doctorId === null || decided.time === null
      ? null
      : { doctorId: decided.doctorId, date: draft.date, time: decided.time };
  const confirm = (encaixe = draft.encaixe) => {
    if (place !== null) move.mutate({ ...place, encaixe });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <Stack>
        <Text fw={600}>{visit.patient.name}</Text>
        <PlaceFields
          {...{ agenda, specialtyId, draft, decided, free }}
          today={where.today}
          onChange={(changed) => {
            move.reset();
            setDraft((old) => ({ ...old, ...changed }));
          }}
        />
        {gone === null ? (
          <Refused
            error={move.error}
            agenda={agenda}
            pending={move.isPending}
            onTake={(free) => move.mutate({ doctorId: free.doctorId, date: free.date, time: free.time })}
            onEncaixe={may('agenda:encaixe') && !draft.encaixe ? () => confirm(true) : null}
          />
        ) : (
          <GoneAlert gone={gone} onShow={onShow} />
        )}
        <div role="status">
          <Text>De: {placeInWords(agenda, visit)}</Text>
          <Text fw={600}>
            Para: {place === null ? 'escolha o horário' : placeInWords(agenda, place)}
            {draft.encaixe ? ' (encaixe)' : ''}
          </Text>
        </div>
        <Group justify="end">
          <Button variant="default" onClick={() => onClose(false)}>
            Deixar como está
          </Button>
          <Button type="submit" loading={move.isPending} disabled={place === null || gone !== null}>
            Confirmar mudança
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
