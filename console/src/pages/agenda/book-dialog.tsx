import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agenda, NewAppointment } from '../../../../src/web/contract/agenda.ts';
import { longDate } from '../../parts/formats.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { tellDone } from '../../parts/told.ts';
import { useMay } from '../../session/session.ts';
import { bookVisit, useFreeTimes, useReadAnew } from './api.ts';
import { decide, type Draft } from './draft.ts';
import { PatientField, type ChosenPatient } from './patient-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import { Refused } from './refused.tsx';
import type { Where } from './where.ts';
import { doctorName, specialtyName } from './words.ts';

/** What is known of the visit before the dialog opens. */
export interface BookPreset {
  readonly doctorId: string | null;
  readonly date: string;
  readonly time: string | null;
  readonly patient: ChosenPatient | null;
}

interface BookDialogProps {
  readonly agenda: Agenda;
  readonly where: Where;
  readonly preset: BookPreset;
  readonly onClose: () => void;
}

/** Books a visit. Opened anew for each, so that nothing of the last one is left in it. */
export function BookDialog(props: BookDialogProps) {
  return (
    <Dialog onClose={props.onClose} title="Marcar consulta" size="lg">
      <BookForm {...props} />
    </Dialog>
  );
}

function presetSpecialty(agenda: Agenda, { specialtyId }: Where, { doctorId }: BookPreset): string | null {
  const doctor = agenda.doctors.find(({ id }) => id === doctorId);
  if (doctor === undefined)
    return specialtyId ?? (agenda.specialties.length === 1 ? (agenda.specialties[0]?.id ?? null) : null);
  const isTheirs = specialtyId !== null && doctor.specialtyIds.includes(specialtyId);
  return isTheirs ? specialtyId : (doctor.specialtyIds[0] ?? null);
}

function BookForm({ agenda, where, preset, onClose }: BookDialogProps) {
  const may = useMay();
  const readAnew = useReadAnew();
  const [patient, setPatient] = useState(preset.patient);
  const [specialtyId, setSpecialtyId] = useState(presetSpecialty(agenda, where, preset));
  const [missing, setMissing] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>({
    doctorId: preset.doctorId,
    date: preset.date < where.today ? where.today : preset.date,
    wish: preset.time,
    chosen: null,
    typed: null,
    encaixe: false,
  });
  const free = useFreeTimes(
    { specialtyId, doctorId: draft.doctorId, from: draft.date, days: 1 },
    !draft.encaixe,
  );
  const minutes = agenda.specialties.find(({ id }) => id === specialtyId)?.minutes ?? 30;
  const decided = decide(draft, free.data?.times, minutes);
  const book = useMutation({
    mutationFn: bookVisit,
    onSuccess: ({ protocol, date, time, patient: { name } }) => {
      tellDone(`Marcada: ${name}, ${longDate(date)}, às ${time}. Protocolo ${protocol}.`);
      onClose();
    },
    onSettled: readAnew,
  });
  const change = (changed: Partial<Draft>) => {
    book.reset();
    setMissing(null);
    setDraft((old) => ({ ...old, ...changed }));
  };
  const send = (place: Pick<NewAppointment, 'doctorId' | 'date' | 'time' | 'encaixe'>) => {
    if (patient === null) return setMissing('Escolha o paciente.');
    if (specialtyId === null) return setMissing('Escolha a especialidade.');
    book.mutate({ patientId: patient.id, specialtyId, ...place });
  };
  const confirm = (encaixe = draft.encaixe) => {
    const { doctorId, time } = decided;
    if (patient !== null && specialtyId !== null && (doctorId === null || time === null))
      return setMissing('Escolha o horário.');
    send({ doctorId: doctorId ?? '', date: draft.date, time: time ?? '', encaixe });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <Stack>
        <PatientField
          value={patient}
          onChange={(chosen) => {
            book.reset();
            setMissing(null);
            setPatient(chosen);
          }}
        />
        <PlaceFields
          {...{ agenda, specialtyId, draft, decided, free }}
          today={where.today}
          onChange={change}
          specialtyField={
            <Select
              label="Especialidade"
              data={agenda.specialties.map(({ id, name }) => ({ value: id, label: name }))}
              value={specialtyId}
              onChange={(id) => {
                const keeps = agenda.doctors
                  .find((doctor) => doctor.id === draft.doctorId)
                  ?.specialtyIds.includes(id ?? '');
                setSpecialtyId(id);
                change({ chosen: null, ...(!keeps && { doctorId: null, wish: null }) });
              }}
              searchable
            />
          }
        />
        <Refused
          error={book.error}
          agenda={agenda}
          pending={book.isPending}
          onTake={({ doctorId, date, time }) => send({ doctorId, date, time, encaixe: false })}
          onEncaixe={may('agenda:encaixe') && !draft.encaixe ? () => confirm(true) : null}
        />
        <Text role="status" fw={600}>
          {missing ?? sentence(agenda, { patient, specialtyId, draft, decided })}
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancelar
          </Button>
          <Button type="submit" loading={book.isPending}>
            Confirmar marcação
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Said {
  readonly patient: ChosenPatient | null;
  readonly specialtyId: string | null;
  readonly draft: Draft;
  readonly decided: { readonly doctorId: string | null; readonly time: string | null };
}

/** Read back before it is confirmed. Empty while something is missing. */
function sentence(
  agenda: Agenda,
  { patient, specialtyId, draft, decided: { doctorId, time } }: Said,
): string {
  if (patient === null || specialtyId === null || doctorId === null || time === null) return '';
  const what = draft.encaixe ? 'Encaixar' : 'Marcar';
  const whom = `${doctorName(agenda, doctorId)} (${specialtyName(agenda, specialtyId)})`;
  return `${what} ${patient.name} com ${whom}, ${longDate(draft.date)}, às ${time}.`;
}
