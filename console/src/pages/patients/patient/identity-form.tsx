import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PatientChange, PatientSheet } from '../../../../../src/web/contract/patients.ts';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { shownCpf, shownDate } from '../../../parts/formats.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { usePatientsAnew } from '../api.ts';
import {
  asSent,
  IdentityFields,
  identityChecks,
  showFieldErrors,
  type IdentityValues,
} from '../identity-fields.tsx';
import { NotWritten } from '../not-written.tsx';

const valuesOf = ({ name, cpf, birthDate }: PatientSheet): IdentityValues => ({
  name,
  cpf: shownCpf(cpf),
  birthDate: shownDate(birthDate),
});

/** Name, CPF and birth date; somebody else's change meanwhile is shown, never overwritten unseen. */
export function IdentityForm({ sheet }: { readonly sheet: PatientSheet }) {
  const readAnew = usePatientsAnew();
  const canWrite = useMay()('patients:write');
  // What the fields were filled from: the answer of a later reading must not slip under what is being typed.
  const [base, setBase] = useState(sheet);
  const form = useForm({ initialValues: valuesOf(base), validate: identityChecks });
  const start = (from: PatientSheet) => {
    setBase(from);
    form.setInitialValues(valuesOf(from));
    form.setValues(valuesOf(from));
  };
  const save = useMutation({
    mutationFn: ({ values, version }: { values: IdentityValues; version: string }) =>
      api.put<PatientSheet>(`/patients/${sheet.id}`, { ...asSent(values), version } satisfies PatientChange),
    onSuccess: async (saved) => {
      start(saved);
      tellDone('Cadastro salvo.');
      await readAnew();
    },
    onError: (error) => void showFieldErrors(form, error),
  });
  if (!form.isDirty() && base.version !== sheet.version) start(sheet);
  const theirs = currentOf(save.error);
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate({ values, version: base.version }))}>
      <fieldset disabled={!canWrite} style={{ border: 0, margin: 0, padding: 0 }}>
        <Stack>
          <IdentityFields form={form} />
          {theirs !== null && (
            <Meanwhile
              theirs={theirs}
              onTakeTheirs={() => {
                start(theirs);
                save.reset();
              }}
              onKeepMine={() => save.mutate({ values: form.getValues(), version: theirs.version })}
            />
          )}
          {theirs === null && save.error !== null && <NotWritten error={save.error} />}
          {canWrite && (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
                Salvar
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

const currentOf = (error: unknown): PatientSheet | null =>
  error instanceof ApiProblem && error.code === 'changed-meanwhile'
    ? (error.body['current'] as PatientSheet)
    : null;

interface MeanwhileProps {
  readonly theirs: PatientSheet;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

function Meanwhile({ theirs, onTakeTheirs, onKeepMine }: MeanwhileProps) {
  return (
    <Alert
      color="orange"
      variant="light"
      role="alert"
      title="Outra pessoa alterou este cadastro enquanto você editava."
    >
      <Text size="sm">
        Agora está: {theirs.name}, CPF {shownCpf(theirs.cpf)}, nasc. {shownDate(theirs.birthDate)}.
      </Text>
      <Group mt="sm" gap="xs">
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          Ficar com o que está salvo
        </Button>
        <Button size="xs" variant="default" onClick={onKeepMine}>
          Salvar o meu assim mesmo
        </Button>
      </Group>
    </Alert>
  );
}
