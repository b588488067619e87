import { Button, Checkbox, Chip, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Agenda, FreeTime } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle, longDate } from '../../parts/formats.ts';
import type { ReactNode } from 'react';
import { Loading, Trouble } from '../../parts/states.tsx';
import { useMay } from '../../session/session.ts';
import { useFreeTimes } from './api.ts';
import classes from './place-fields.module.css';
import { DateField } from '../../parts/date-field.tsx';
import type { Decided, Draft } from './draft.ts';
import { doctorName } from './words.ts';

interface PlaceFieldsProps {
  readonly agenda: Agenda;
  readonly specialtyId: string | null;
  /** Where it can be chosen. */
  readonly specialtyField?: ReactNode;
  readonly draft: Draft;
  readonly decided: Decided;
  readonly free: UseQueryResult<{ readonly times: readonly FreeTime[] }>;
  readonly today: string;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** Doctor, day and time of a visit that is booked or moved. */
export function PlaceFields(props: PlaceFieldsProps) {
  const { agenda, specialtyId, specialtyField, draft, decided, free, today, onChange } = props;
  const may = useMay();
  const doctors = agenda.doctors.filter(
    ({ specialtyIds }) => specialtyId === null || specialtyIds.includes(specialtyId),
  );
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} verticalSpacing="sm">
        {specialtyField}
        <Select
          label="Médico"
          data={doctors.map((doctor) => ({ value: doctor.id, label: doctorTitle(doctor) }))}
          value={draft.doctorId}
          onChange={(doctorId) => onChange({ doctorId, chosen: null })}
          placeholder="Qualquer um com horário"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Qualquer médico' }}
        />
        <DateField
          label="Data"
          description={longDate(draft.date)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.date}
          minDate={today}
          onDate={(date) => onChange({ date, chosen: null })}
        />
        <TextInput
          label={draft.encaixe ? 'Horário do encaixe' : 'Outro horário (opcional)'}
          placeholder="HH:MM"
          inputMode="numeric"
          maxLength={5}
          value={decided.typed}
          disabled={draft.doctorId === null}
          description={draft.doctorId === null ? 'Para digitar um, escolha o médico.' : null}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={({ currentTarget }) => onChange({ typed: currentTarget.value, chosen: null })}
        />
      </SimpleGrid>
      {specialtyId === null ? (
        <Text c="dimmed">Escolha a especialidade para ver os horários livres.</Text>
      ) : (
        !draft.encaixe && <FreeTimeChips {...{ agenda, specialtyId, draft, decided, free, onChange }} />
      )}
      {may('agenda:encaixe') && (
        <Checkbox
          label="Encaixe"
          description="Ao lado de outra consulta ou fora do horário de atendimento"
          checked={draft.encaixe}
          onChange={({ currentTarget }) => onChange(toEncaixe(currentTarget.checked, decided))}
        />
      )}
    </Stack>
  );
}

/** The time that was chosen stays, as the one that is typed. */
const toEncaixe = (encaixe: boolean, { doctorId, time }: Decided): Partial<Draft> =>
  encaixe ? { encaixe, typed: time, ...(doctorId !== null && { doctorId }) } : { encaixe, typed: null };

type ChipsProps = Omit<PlaceFieldsProps, 'specialtyId' | 'specialtyField' | 'today'> & {
  readonly specialtyId: string;
};

function FreeTimeChips({ agenda, specialtyId, draft, decided, free, onChange }: ChipsProps) {
  if (free.error !== null) return <Trouble error={free.error} retry={() => void free.refetch()} />;
  if (free.data === undefined) return <Loading what="Procurando horários livres" />;
  if (free.data.times.length === 0)
    return <NextFree {...{ draft, specialtyId }} onFound={(date) => onChange({ date, wish: null })} />;
  const byDoctor = Map.groupBy(free.data.times, ({ doctorId }) => doctorId);
  const value = decided.time === null ? null : `${decided.doctorId} ${decided.time}`;
  const choose = (text: string) => {
    const [doctorId = '', time = ''] = text.split(' ');
    onChange({ chosen: { doctorId, time }, typed: null });
  };
  return (
    <Chip.Group value={value} onChange={choose}>
      <Stack gap="xs" className={classes['times'] ?? ''} role="radiogroup" aria-label="Horários livres">
        {[...byDoctor].map(([doctorId, times]) => (
          <div key={doctorId}>
            <Text size="sm" fw={600}>
              {doctorName(agenda, doctorId)}
            </Text>
            <Group gap={6}>
              {times.map(({ time }) => (
                <Chip key={time} value={`${doctorId} ${time}`} size="sm">
                  {time}
                </Chip>
              ))}
            </Group>
          </div>
        ))}
      </Stack>
    </Chip.Group>
  );
}

const DAYS_AHEAD = 31;

interface NextFreeProps {
  readonly draft: Draft;
  readonly specialtyId: string;
  readonly onFound: (date: string) => void;
}

function NextFree({ draft: { doctorId, date }, specialtyId, onFound }: NextFreeProps) {
  const next = useFreeTimes({ specialtyId, doctorId, from: date, days: DAYS_AHEAD });
  const first = next.data?.times[0]?.date;
  return (
    <Group gap="xs" role="status">
      <Text size="sm">Nenhum horário livre neste dia.</Text>
      {first !== undefined && (
        <Button size="compact-sm" variant="light" onClick={() => onFound(first)}>
          Ir para {longDate(first)}
        </Button>
      )}
      {next.data?.times.length === 0 && <Text size="sm">Nem nos 30 dias seguintes.</Text>}
    </Group>
  );
}
