import { Button, Group, Radio, ScrollArea, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  AbsentDoctor,
  HeldSpot,
  HitVisit,
  HoldAnswer,
  HoldRequest,
  Times,
  TimesQuery,
} from '../../../../../src/web/contract/absences.ts';
import { api } from '../../../api/client.ts';
import { useClinic } from '../../../api/clinic.ts';
import { doctorTitle, longDate } from '../../../parts/formats.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Shown, Trouble } from '../../../parts/states.tsx';
import { DateField } from '../../../parts/date-field.tsx';
import { whenInWords } from './words.ts';

interface OtherTimeProps {
  readonly absence: AbsentDoctor;
  readonly visit: HitVisit;
  /** What is held for it now. */
  readonly held: HeldSpot | null;
  readonly onClose: () => void;
  readonly onHeld: (answer: HoldAnswer) => void;
}

/** Another time for one visit: a doctor, a date, and what is free then. */
export function OtherTime({ absence, visit, held, onClose, onHeld }: OtherTimeProps) {
  const [doctorId, setDoctor] = useState(held?.doctorId ?? visit.doctorId);
  const [date, setDate] = useState(held?.date ?? visit.date);
  const [time, setTime] = useState<string | null>(null);
  const times = useQuery({
    queryKey: ['absence-times', absence, visit.id, doctorId, date],
    queryFn: () =>
      api.post<Times>('/absences/times', { absence, visitId: visit.id, doctorId, date } satisfies TimesQuery),
    staleTime: 0,
  });
  const hold = useMutation({
    mutationFn: (chosen: string) => {
      const to = { doctorId, date, time: chosen };
      const request: HoldRequest = { absence, visitId: visit.id, to, instead: held };
      return api.post<HoldAnswer>('/absences/holds', request);
    },
    onSuccess: onHeld,
    onError: () => void times.refetch(),
  });
  const look = (change: () => void) => {
    setTime(null);
    hold.reset();
    change();
  };
  return (
    <Dialog onClose={onClose} title={`Outro horário para ${visit.patientName}`}>
      <Stack>
        <Text size="sm">
          Era {whenInWords(visit)}, {visit.specialtyName}.
        </Text>
        <DoctorSelect visit={visit} value={doctorId} onChange={(id) => look(() => setDoctor(id))} />
        <DateField label="Data" value={date} onDate={(chosen) => look(() => setDate(chosen))} />
        <Shown query={times}>
          {(found) => <FreeTimes date={date} times={found.times} value={time} onChange={setTime} />}
        </Shown>
        {hold.error !== null && <Trouble error={hold.error} />}
        <Group>
          <Button
            onClick={() => time !== null && hold.mutate(time)}
            disabled={time === null}
            loading={hold.isPending}
          >
            Usar este horário
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancelar
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

interface DoctorSelectProps {
  readonly visit: HitVisit;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function DoctorSelect({ visit, value, onChange }: DoctorSelectProps) {
  const doctors = useClinic().data?.doctors ?? [];
  const able = doctors.filter((row) => row.active && row.specialtyIds.includes(visit.specialtyId));
  return (
    <Select
      label="Médico"
      allowDeselect={false}
      data={able.map((row) => ({ value: row.id, label: doctorTitle(row) }))}
      value={value}
      onChange={(id) => id !== null && onChange(id)}
    />
  );
}

interface FreeTimesProps {
  readonly date: string;
  readonly times: Times['times'];
  readonly value: string | null;
  readonly onChange: (time: string) => void;
}

function FreeTimes({ date, times, value, onChange }: FreeTimesProps) {
  if (times.length === 0)
    return (
      <Text size="sm" role="status">
        Nada livre em {longDate(date)}. Tente outra data ou outro médico.
      </Text>
    );
  return (
    <Radio.Group label={`Livres em ${longDate(date)}`} value={value} onChange={onChange}>
      <ScrollArea.Autosize mah={220} mt="xs" type="auto">
        <Group gap="md">
          {times.map((spot) => (
            <Radio key={spot.time} value={spot.time} label={spot.time} description={spot.locationName} />
          ))}
        </Group>
      </ScrollArea.Autosize>
    </Radio.Group>
  );
}
