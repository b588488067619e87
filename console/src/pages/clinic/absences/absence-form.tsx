import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Absence } from '../../../../../src/web/contract/absences.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { useMay } from '../../../session/session.ts';
import { Heading } from '../heading.tsx';
import { AbsenceEffect } from './absence-effect.tsx';
import { AbsenceFields } from './absence-fields.tsx';
import { AbsenceRefusal } from './absence-refusal.tsx';
import { ABSENCE_RULES, stateOf, valuesOf, type AbsenceValues } from './absence-values.ts';
import { DeleteAbsence } from './delete-absence.tsx';
import { MovesReport } from './moves-report.tsx';
import { useAbsenceChange } from './use-absence-change.ts';
import { ABSENCES_PATH } from './use-absences.ts';

/** An absence, new (null) or known; with what it does, whom it hits, and where those visits go. */
export function AbsenceForm({ absence }: { readonly absence: Absence | null }) {
  const mayWrite = useMay()('clinic:write');
  const [seen, setSeen] = useState(absence);
  const [isDeleting, deleting] = useDisclosure();
  const form = useForm<AbsenceValues>({
    mode: 'controlled',
    initialValues: valuesOf(absence),
    validate: ABSENCE_RULES,
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
      <Heading
        to={ABSENCES_PATH}
        back="Todas as ausências"
        title={absence === null ? 'Nova ausência' : `Ausência: ${doctorTitle(absence.doctor)}`}
      />
      <form onSubmit={form.onSubmit(() => ask())} noValidate>
        <Stack maw={720}>
          <Fieldset disabled={!mayWrite} variant="unstyled">
            <AbsenceFields form={form} />
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
