import { Anchor, Button, Fieldset, Group, Select, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Absence } from '../../../../../src/web/contract/absences.ts';
import { useClinic } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { useMay } from '../../../session/session.ts';
import { DateField } from '../../../parts/date-field.tsx';
import { isClock, tidyClock } from '../hours/hours-values.ts';
import { AbsenceEffect } from './absence-effect.tsx';
import { AbsenceRefusal } from './absence-refusal.tsx';
import { DeleteAbsence } from './delete-absence.tsx';
import { MovesReport } from './moves-report.tsx';
import { useAbsenceChange, type AbsenceState } from './use-absence-change.ts';
import { ABSENCES_PATH } from './use-absences.ts';

export interface AbsenceValues {
  doctorId: string | null;
  from: string;
  fromTime: string;
  until: string;
  untilTime: string;
  reason: string;
}

const NEW: AbsenceValues = { doctorId: null, from: '', fromTime: '', until: '', untilTime: '', reason: '' };

const valuesOf = (absence: Absence | null): AbsenceValues => {
  if (absence === null) return NEW;
  const { doctorId, from, fromTime, until, untilTime, reason } = absence;
  return {
    doctorId,
    from,
    fromTime: fromTime ?? '',
    until,
    untilTime: untilTime ?? '',
    reason: reason ?? '',
  };
};

const stateOf = (values: AbsenceValues): AbsenceState => ({
  doctorId: values.doctorId ?? '',
  from: values.from,
  fromTime: timeOf(values.fromTime),
  until: values.until,
  untilTime: timeOf(values.untilTime),
  reason: values.reason.trim() === '' ? null : values.reason,
});

const timeOf = (typed: string): string | null => (typed.trim() === '' ? null : tidyClock(typed));

/** An absence, new (null) or known; with what it does, whom it hits, and where those visits go. */
export function AbsenceForm({ absence }: { readonly absence: Absence | null }) {
  const mayWrite = useMay()('clinic:write');
  const [seen, setSeen] = useState(absence);
  const [isDeleting, deleting] = useDisclosure();
  const form = useForm<AbsenceValues>({
    mode: 'controlled',
    initialValues: valuesOf(absence),
    validate: {
      doctorId: (id) => (id === null ? 'Escolha quem se ausenta.' : null),
      from: (date) => (date === '' ? 'Escolha o primeiro dia.' : null),
      fromTime: noTime,
      until: (date, { from }) =>
        date === '' ? 'Escolha o último dia.' : date < from ? 'Termina antes de começar.' : null,
      untilTime: noTime,
    },
    onValuesChange: () => change.forget(),
  });
  const change = useAbsenceChange(form.setErrors);
  const state = stateOf(form.values);
  const ask = (version?: string) =>
    change.ask({ state, seen: seen === null ? null : { id: seen.id, version: version ?? seen.version } });
  const yieldTo = (current: Absence) => {
    setSeen(current);
    form.setValues(valuesOf(current));
  };

  if (change.saved?.value)
    return (
      <MovesReport absence={change.saved.value} answer={change.saved} before={change.preview?.hits ?? []} />
    );
  return (
    <Stack maw={980}>
      <Heading absence={absence} />
      <form onSubmit={form.onSubmit(() => ask())} noValidate>
        <Stack maw={720}>
          <Fieldset disabled={!mayWrite} variant="unstyled">
            <Fields form={form} />
          </Fieldset>
          {change.error !== null && (
            <AbsenceRefusal
              change={change}
              onYield={yieldTo}
              onInsist={(current) => {
                setSeen(current);
                ask(current.version);
              }}
            />
          )}
          {mayWrite && change.preview === null && (
            <Group>
              <Button type="submit" loading={change.isAsking}>
                Ver o efeito
              </Button>
              <Button component={Link} to={ABSENCES_PATH} variant="default">
                Cancelar
              </Button>
              {seen !== null && (
                <Button variant="subtle" color="red" onClick={deleting.open}>
                  Excluir ausência
                </Button>
              )}
            </Group>
          )}
        </Stack>
      </form>
      {seen !== null && isDeleting && <DeleteAbsence absence={seen} onClose={deleting.close} />}
      {change.preview !== null && (
        <AbsenceEffect
          key={JSON.stringify(state)}
          state={state}
          answer={change.preview}
          isSaving={change.isSaving}
          onSave={(moves) => change.save({ state, seen, moves })}
          onEdit={change.forget}
        />
      )}
    </Stack>
  );
}

const noTime = (time: string): string | null =>
  time.trim() === '' || (isClock(time) && tidyClock(time) !== '24:00')
    ? null
    : 'Uma hora como 14:00, de cinco em cinco minutos.';

function Heading({ absence }: { readonly absence: Absence | null }) {
  return (
    <Stack gap={4}>
      <Anchor component={Link} to={ABSENCES_PATH} size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden /> Todas as ausências
        </Group>
      </Anchor>
      <Title order={2} size="h3">
        {absence === null ? 'Nova ausência' : `Ausência: ${doctorTitle(absence.doctor)}`}
      </Title>
    </Stack>
  );
}

function Fields({ form }: { readonly form: UseFormReturnType<AbsenceValues> }) {
  const doctors = useClinic().data?.doctors ?? [];
  const { from, until } = form.values;
  const setFirst = (date: string) => {
    form.setFieldValue('from', date);
    // One day, until told otherwise.
    if (until === '' || until === from) form.setFieldValue('until', date);
  };
  return (
    <Stack>
      <Select
        label="Quem se ausenta"
        searchable
        data={doctors
          .filter(({ id, active }) => active || id === form.values.doctorId)
          .map((row) => ({ value: row.id, label: doctorTitle(row) }))}
        {...form.getInputProps('doctorId')}
      />
      <SimpleGrid cols={2}>
        <DateField label="Primeiro dia" value={from} error={form.errors['from']} onDate={setFirst} />
        <TextInput
          label="A partir das (opcional)"
          description="Vazio: desde o começo do dia"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="14:00"
          {...form.getInputProps('fromTime')}
        />
        <DateField
          label="Último dia"
          value={until}
          error={form.errors['until']}
          onDate={(date) => form.setFieldValue('until', date)}
        />
        <TextInput
          label="Até as (opcional)"
          description="Vazio: até o fim do dia"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="18:00"
          {...form.getInputProps('untilTime')}
        />
      </SimpleGrid>
      <TextInput
        label="Motivo (opcional)"
        description="Só a equipe vê; a linha diz apenas que o médico não atende nesses dias."
        maxLength={200}
        {...form.getInputProps('reason')}
      />
    </Stack>
  );
}
