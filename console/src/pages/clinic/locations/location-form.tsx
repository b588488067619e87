import { Button, Fieldset, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate } from 'react-router';
import type { Location } from '../../../../../src/web/contract/locations.ts';
import { useClinic } from '../../../api/clinic.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { Heading } from '../heading.tsx';
import { NameNote } from '../preview/name-note.tsx';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { goToFirst, showErrors } from '../preview/show-errors.ts';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { ZONE_OPTIONS } from './zones.ts';

export const LOCATIONS_PATH = '/clinica/locais';

const valuesOf = (location: Location | null, zone: string | null) => ({
  name: location?.name ?? '',
  address: location?.address ?? '',
  zone: location?.zone ?? zone,
  version: location?.version ?? '',
});
type Values = ReturnType<typeof valuesOf>;

/** A location, new (null) or known. */
export function LocationForm({ location }: { readonly location: Location | null }) {
  const navigate = useNavigate();
  const mayWrite = useMay()('clinic:write');
  const clinicZone = useClinic().data?.zone ?? null;
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(location, clinicZone),
    validate: {
      name: (name) => (name.trim().length < 2 ? 'Escreva o nome.' : null),
      zone: (zone) => (zone === null ? 'Escolha o fuso horário.' : null),
    },
    onValuesChange: () => change.forget(),
  });
  const change = useRuleChange<Location>({
    saved: () => {
      tellDone(location === null ? 'Local cadastrado.' : 'Local salvo.');
      void navigate(LOCATIONS_PATH);
    },
    refused: showErrors(form),
    taken: (current) => form.setValues(valuesOf(current, clinicZone)),
  });
  const submit = ({ version, ...body }: Values) =>
    location === null
      ? change.ask({ method: 'post', path: '/locations', body })
      : change.ask({ method: 'put', path: `/locations/${location.id}`, body, version });
  const isForeign = location !== null && ZONE_OPTIONS.every(({ value }) => value !== location.zone);
  return (
    <form onSubmit={form.onSubmit(submit, goToFirst(form))} noValidate>
      <Stack maw={860}>
        <Heading to={LOCATIONS_PATH} back="Todos os locais" title={location?.name ?? 'Novo local'} />
        <Fieldset disabled={!mayWrite} variant="unstyled">
          <Stack>
            <TextInput label="Nome" maxLength={100} {...form.getInputProps('name')} />
            {(location === null || form.values.name.trim() !== location.name) && (
              <NameNote isNew={location === null} unrecorded="a segunda unidade" />
            )}
            <TextInput label="Endereço (opcional)" maxLength={200} {...form.getInputProps('address')} />
            <Select
              label="Fuso horário"
              description="As consultas daqui são marcadas na hora local deste fuso."
              data={
                isForeign ? [...ZONE_OPTIONS, { value: location.zone, label: location.zone }] : ZONE_OPTIONS
              }
              searchable
              allowDeselect={false}
              {...form.getInputProps('zone')}
            />
          </Stack>
        </Fieldset>
        {mayWrite && (
          <PreviewPanel change={change}>
            <Button component={Link} to={LOCATIONS_PATH} variant="default">
              Cancelar
            </Button>
          </PreviewPanel>
        )}
      </Stack>
    </form>
  );
}
