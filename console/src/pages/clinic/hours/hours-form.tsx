import { Button, Fieldset, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { DoctorHours } from '../../../../../src/web/contract/hours.ts';
import type { ClinicNames } from '../../../../../src/web/contract/rules.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay, useSession } from '../../../session/session.ts';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { goToFirst, showErrors } from '../preview/show-errors.ts';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { DayHours } from './day-hours.tsx';
import { bodyOf, isClock, isOver, valuesOf, WEEKDAYS, type HoursValues } from './hours-values.ts';
import { StartAnew } from './start-anew.tsx';
import { WeekGrid } from './week-grid.tsx';

interface HoursFormProps {
  /** As it was when the form was opened; what comes later does not overwrite what is being typed. */
  readonly hours: DoctorHours;
  readonly locations: ClinicNames['locations'];
}

const CLOCK = 'Uma hora como 08:00, de 5 em 5 minutos.';
const clockProblem = (text: string): string | null => (isClock(text) ? null : CLOCK);

/** A doctor's week as a picture, and the hours to change it with. */
export function HoursForm({ hours, locations }: HoursFormProps) {
  const mayWrite = useMay()('clinic:write');
  const today = useSession().data?.clinic?.today ?? '';
  const [withOver, setWithOver] = useState(false);
  const form = useForm<HoursValues>({
    mode: 'controlled',
    initialValues: valuesOf(hours),
    validate: {
      hours: {
        from: clockProblem,
        to: clockProblem,
        locationId: (id: string | null) => (id === null ? 'Escolha o local.' : null),
        breaks: { from: clockProblem, to: clockProblem },
      },
    },
    onValuesChange: () => change.forget(),
  });
  const change = useRuleChange<DoctorHours>({
    saved: (value) => {
      tellDone('Horários salvos. A linha e a agenda já os usam.');
      if (value !== null) form.setValues(valuesOf(value));
    },
    refused: showErrors(form),
    taken: (current) => form.setValues(valuesOf(current)),
  });
  const submit = (values: HoursValues) =>
    change.ask({
      method: 'put',
      path: `/doctors/${hours.doctorId}/hours`,
      body: bodyOf(values),
      version: values.version,
    });
  const rows = form.values.hours;
  const over = rows.filter((row) => isOver(row, today)).length;
  return (
    <form onSubmit={form.onSubmit(submit, goToFirst(form))} noValidate>
      <Stack>
        <WeekGrid hours={rows} locations={locations} today={today} />
        <Group justify="space-between">
          <Title order={3} size="h4">
            {mayWrite ? 'Mudar os horários' : 'Todos os horários'}
          </Title>
          <Group>
            {over > 0 && (
              <Switch
                label={`Mostrar os que já acabaram (${over})`}
                checked={withOver}
                onChange={({ currentTarget }) => setWithOver(currentTarget.checked)}
              />
            )}
            {mayWrite && <StartAnew form={form} today={today} />}
          </Group>
        </Group>
        {rows.length === 0 && (
          <Text>Ainda não há horários: a linha não oferece consultas com este médico.</Text>
        )}
        <Fieldset variant="unstyled" disabled={!mayWrite}>
          <Stack>
            {WEEKDAYS.map((weekday) => (
              <DayHours
                key={weekday.value}
                weekday={weekday}
                form={form}
                locations={locations}
                today={today}
                withOver={withOver}
                mayWrite={mayWrite}
              />
            ))}
          </Stack>
        </Fieldset>
        {mayWrite && (
          <PreviewPanel change={change}>
            {form.isDirty() && (
              <Button variant="default" onClick={() => form.reset()}>
                Desfazer mudanças
              </Button>
            )}
          </PreviewPanel>
        )}
      </Stack>
    </form>
  );
}
