import { Button, Fieldset, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate } from 'react-router';
import type { Holiday, NewHoliday } from '../../../../../src/web/contract/holidays.ts';
import { useClinic } from '../../../api/clinic.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { DateField } from '../../../parts/date-field.tsx';
import { Heading } from '../heading.tsx';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { DeleteHoliday } from './delete-holiday.tsx';
import { HOLIDAYS_PATH } from './use-holidays.ts';

interface Values {
  date: string;
  name: string;
  scope: NewHoliday['scope'];
  /** Empty = everywhere. */
  locationId: string;
  working: boolean;
  version: string;
}

const NEW: Values = { date: '', name: '', scope: 'clinic', locationId: '', working: false, version: '' };

const valuesOf = (holiday: Holiday | null): Values => {
  if (holiday === null) return NEW;
  const { date, name, scope, locationId, working, version } = holiday;
  return { date, name, scope, locationId: locationId ?? '', working, version };
};

const SCOPES = [
  { value: 'state', label: 'Estadual' },
  { value: 'city', label: 'Municipal' },
  { value: 'clinic', label: 'Da clínica' },
];

/** One of the clinic's own holidays, new (null) or known. */
export function HolidayForm({ holiday }: { readonly holiday: Holiday | null }) {
  const navigate = useNavigate();
  const mayWrite = useMay()('clinic:write');
  const [isDeleting, deleting] = useDisclosure();
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(holiday),
    validate: {
      date: (date) => (date === '' ? 'Escolha o dia.' : null),
      name: (name) => (name.trim().length < 2 ? 'Escreva o nome, como “Aniversário da cidade”.' : null),
    },
    onValuesChange: () => change.forget(),
  });
  const change = useRuleChange<Holiday>({
    saved: (saved) => {
      tellDone('Feriado salvo.');
      void navigate(`${HOLIDAYS_PATH}?ano=${saved?.date.slice(0, 4) ?? ''}`);
    },
    refused: form.setErrors,
    taken: (current) => form.setValues(valuesOf(current)),
  });
  const submit = ({ version, locationId, ...state }: Values) => {
    const body: NewHoliday = { ...state, locationId: locationId === '' ? null : locationId };
    if (holiday === null) change.ask({ method: 'post', path: '/holidays', body });
    else change.ask({ method: 'put', path: `/holidays/${holiday.id}`, body, version });
  };
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack maw={860}>
        <Heading to={HOLIDAYS_PATH} back="Todos os feriados" title={holiday?.name ?? 'Novo feriado'} />
        <Fieldset disabled={!mayWrite} variant="unstyled">
          <Stack maw={620}>
            <DateField
              label="Dia"
              value={form.values.date}
              error={form.errors['date']}
              onDate={(date) => form.setFieldValue('date', date)}
            />
            <TextInput
              label="Nome"
              description="É o que a linha diz ao paciente: “é feriado:” e o nome."
              maxLength={100}
              {...form.getInputProps('name')}
            />
            <Group align="start" grow preventGrowOverflow={false}>
              <Select label="Âmbito" data={SCOPES} allowDeselect={false} {...form.getInputProps('scope')} />
              <PlaceSelect {...form.getInputProps('locationId')} />
            </Group>
            <Switch
              label="Trabalha-se assim mesmo"
              description="Neste dia a clínica atende, ainda que seja feriado nacional."
              {...form.getInputProps('working', { type: 'checkbox' })}
            />
          </Stack>
        </Fieldset>
        {mayWrite && (
          <PreviewPanel change={change}>
            <Button component={Link} to={HOLIDAYS_PATH} variant="default">
              Cancelar
            </Button>
            {holiday !== null && (
              <Button variant="subtle" color="red" onClick={deleting.open}>
                Excluir feriado
              </Button>
            )}
          </PreviewPanel>
        )}
      </Stack>
      {holiday !== null && isDeleting && <DeleteHoliday holiday={holiday} onClose={deleting.close} />}
    </form>
  );
}

/** What `form.getInputProps` gives. */
interface PlaceSelectProps {
  readonly value?: string;
  readonly onChange?: (value: string | null) => void;
  readonly error?: string;
}

function PlaceSelect(props: PlaceSelectProps) {
  const locations = useClinic().data?.locations ?? [];
  return (
    <Select
      label="Onde"
      allowDeselect={false}
      data={[
        { value: '', label: 'Em todos os locais' },
        ...locations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      {...props}
    />
  );
}
