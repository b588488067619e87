import { Button, Fieldset, Group, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate } from 'react-router';
import type { Specialty } from '../../../../../src/web/contract/specialties.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { Heading } from '../heading.tsx';
import { NameNote } from '../preview/name-note.tsx';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { goToFirst, showErrors } from '../preview/show-errors.ts';
import { useRuleChange } from '../preview/use-rule-change.ts';

const PATH = '/clinica/especialidades';

interface Values {
  name: string;
  visitMinutes: number | string;
  bufferBeforeMinutes: number | string;
  bufferAfterMinutes: number | string;
  active: boolean;
  version: string;
}

const valuesOf = (specialty: Specialty | null): Values => ({
  name: specialty?.name ?? '',
  visitMinutes: specialty?.visitMinutes ?? 30,
  bufferBeforeMinutes: specialty?.bufferBeforeMinutes ?? 0,
  bufferAfterMinutes: specialty?.bufferAfterMinutes ?? 0,
  active: specialty?.active ?? true,
  version: specialty?.version ?? '',
});

const fives = (least: number, most: number) => (value: number | string) =>
  typeof value === 'number' && value >= least && value <= most && value % 5 === 0
    ? null
    : `De ${least} a ${most} minutos, de 5 em 5.`;

/** A specialty, new (null) or known. */
export function SpecialtyForm({ specialty }: { readonly specialty: Specialty | null }) {
  const navigate = useNavigate();
  const mayWrite = useMay()('clinic:write');
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(specialty),
    validate: {
      name: (name) => (name.trim().length < 2 ? 'Escreva o nome.' : null),
      visitMinutes: fives(5, 480),
      bufferBeforeMinutes: fives(0, 120),
      bufferAfterMinutes: fives(0, 120),
    },
    onValuesChange: () => change.forget(),
  });
  const change = useRuleChange<Specialty>({
    saved: () => {
      tellDone(specialty === null ? 'Especialidade cadastrada.' : 'Especialidade salva.');
      void navigate(PATH);
    },
    refused: showErrors(form),
    taken: (current) => form.setValues(valuesOf(current)),
  });
  const submit = ({ version, ...body }: Values) =>
    specialty === null
      ? change.ask({ method: 'post', path: '/specialties', body })
      : change.ask({ method: 'put', path: `/specialties/${specialty.id}`, body, version });
  return (
    <form onSubmit={form.onSubmit(submit, goToFirst(form))} noValidate>
      <Stack maw={860}>
        <Heading to={PATH} back="Todas as especialidades" title={specialty?.name ?? 'Nova especialidade'} />
        <Fieldset disabled={!mayWrite} variant="unstyled">
          <Stack>
            <TextInput label="Nome" maxLength={100} {...form.getInputProps('name')} />
            {(specialty === null || form.values.name.trim() !== specialty.name) && (
              <NameNote isNew={specialty === null} unrecorded="a segunda especialidade" />
            )}
            <Group align="start" grow preventGrowOverflow={false}>
              <Minutes label="Duração da consulta" {...form.getInputProps('visitMinutes')} />
              <Minutes label="Intervalo antes" {...form.getInputProps('bufferBeforeMinutes')} />
              <Minutes label="Intervalo depois" {...form.getInputProps('bufferAfterMinutes')} />
            </Group>
            <Switch
              label="Oferecida"
              description="Desligada, a linha e a agenda não a oferecem mais. As consultas marcadas ficam na agenda."
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          </Stack>
        </Fieldset>
        {mayWrite && (
          <PreviewPanel change={change}>
            <Button component={Link} to={PATH} variant="default">
              Cancelar
            </Button>
          </PreviewPanel>
        )}
      </Stack>
    </form>
  );
}

interface MinutesProps {
  readonly label: string;
}

/** Visits lie on a grid of five minutes. */
function Minutes({ label, ...input }: MinutesProps) {
  return (
    <NumberInput
      label={label}
      description="Minutos, de 5 em 5"
      step={5}
      min={0}
      max={480}
      allowDecimal={false}
      clampBehavior="none"
      {...input}
    />
  );
}
