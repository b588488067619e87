import { Button, Card, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { NewPatient } from '../../../../src/web/contract/patients.ts';
import { api } from '../../api/client.ts';
import { Page } from '../../parts/page.tsx';
import { tellDone } from '../../parts/told.ts';
import { usePatientsAnew } from './api.ts';
import { asSent, IdentityFields, identityChecks, showFieldErrors } from './identity-fields.tsx';
import { NotWritten } from './not-written.tsx';
import { patientPath } from './words.ts';

/** Registers somebody who calls or comes for the first time. */
export function NewPatientPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const readAnew = usePatientsAnew();
  const form = useForm({
    initialValues: { name: params.get('nome') ?? '', cpf: '', birthDate: '', phones: '' },
    validate: identityChecks,
  });
  const register = useMutation({
    mutationFn: ({ phones, ...identity }: typeof form.values) =>
      api.post<{ id: string }>('/patients', {
        ...asSent(identity),
        phones: phones.trim() === '' ? [] : [phones],
      } satisfies NewPatient),
    onSuccess: async ({ id }) => {
      tellDone('Paciente cadastrado.');
      await readAnew();
      await navigate(patientPath(id), { replace: true });
    },
    onError: (error) => void showFieldErrors(form, error),
  });
  return (
    <Page title="Cadastrar paciente">
      <Card withBorder maw={560} p="lg">
        <form noValidate onSubmit={form.onSubmit((values) => register.mutate(values))}>
          <Stack>
            <IdentityFields form={form} />
            <TextInput
              label="Telefone com DDD (opcional)"
              type="tel"
              inputMode="tel"
              autoComplete="off"
              {...form.getInputProps('phones')}
            />
            {register.error !== null && <NotWritten error={register.error} />}
            <Group>
              <Button type="submit" loading={register.isPending}>
                Cadastrar
              </Button>
              <Button variant="default" component={Link} to="/pacientes">
                Cancelar
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
    </Page>
  );
}
