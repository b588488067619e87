import {
  Alert,
  Button,
  Fieldset,
  Group,
  MultiSelect,
  Radio,
  Select,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { Doctor, DoctorChange } from '../../../../../src/web/contract/doctors.ts';
import { useClinic } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { Heading } from '../heading.tsx';
import { NameNote } from '../preview/name-note.tsx';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { goToFirst, showErrors } from '../preview/show-errors.ts';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { STATE_OPTIONS } from './states-of-brazil.ts';
import { DOCTORS_PATH, useDoctors } from './use-doctors.ts';

interface Values {
  name: string;
  gender: string;
  crm: string;
  crmUf: string | null;
  rqe: string;
  specialtyIds: string[];
  active: boolean;
}

const NEW: Values = { name: '', gender: '', crm: '', crmUf: null, rqe: '', specialtyIds: [], active: true };

const valuesOf = (doctor: Doctor | null): Values => {
  if (doctor === null) return NEW;
  const { name, gender, crm, crmUf, rqe, specialtyIds, active } = doctor;
  return { name, gender, crm, crmUf, rqe: rqe ?? '', specialtyIds: [...specialtyIds], active };
};

/** A doctor, new (null) or known. The version is that of the state the form was filled with. */
export function DoctorForm({ doctor }: { readonly doctor: Doctor | null }) {
  const navigate = useNavigate();
  const mayWrite = useMay()('clinic:write');
  const specialties = useClinic().data?.specialties ?? [];
  const form = useForm<Values & { version: string }>({
    mode: 'controlled',
    initialValues: { ...valuesOf(doctor), version: doctor?.version ?? '' },
    validate: {
      name: (name) => (name.trim().length < 2 ? 'Escreva o nome.' : null),
      gender: (gender) => (gender === '' ? 'Escolha Dr. ou Dra.' : null),
      crm: (crm) => (/^\d{1,8}$/.test(crm.trim()) ? null : 'O CRM tem de 1 a 8 dígitos.'),
      crmUf: (uf) => (uf === null ? 'Escolha o estado do CRM.' : null),
      rqe: (rqe) => (/^\d{0,8}$/.test(rqe.trim()) ? null : 'O RQE tem de 1 a 8 dígitos.'),
      specialtyIds: (ids) => (ids.length === 0 ? 'Escolha ao menos uma especialidade.' : null),
    },
    onValuesChange: () => change.forget(),
  });
  const change = useRuleChange<Doctor>({
    saved: () => {
      tellDone(doctor === null ? 'Médico cadastrado.' : 'Médico salvo.');
      void navigate(DOCTORS_PATH);
    },
    refused: showErrors(form),
    taken: (current) => form.setValues({ ...valuesOf(current), version: current.version }),
  });
  const submit = ({ version, rqe, ...state }: Values & { version: string }) => {
    const body = { ...state, rqe: rqe.trim() === '' ? null : rqe } as Omit<DoctorChange, 'version'>;
    if (doctor === null) change.ask({ method: 'post', path: '/doctors', body });
    else change.ask({ method: 'put', path: `/doctors/${doctor.id}`, body, version });
  };
  const { name, crm, crmUf } = form.values;
  const isRenamed = doctor !== null && name.trim() !== doctor.name;
  return (
    <form onSubmit={form.onSubmit(submit, goToFirst(form))} noValidate>
      <Stack maw={860}>
        <DoctorHeading doctor={doctor} />
        <Fieldset disabled={!mayWrite} variant="unstyled">
          <Stack>
            <TextInput
              label="Nome"
              description="Sem o título. É assim que a linha diz o nome ao telefone."
              maxLength={100}
              {...form.getInputProps('name')}
            />
            {(doctor === null || isRenamed) && (
              <NameNote isNew={doctor === null} unrecorded="com o segundo profissional" />
            )}
            <Radio.Group label="Título" {...form.getInputProps('gender')}>
              <Group mt="xs">
                <Radio value="f" label="Dra." />
                <Radio value="m" label="Dr." />
              </Group>
            </Radio.Group>
            <div>
              <Group align="start" grow preventGrowOverflow={false}>
                <TextInput label="CRM" inputMode="numeric" maxLength={8} {...form.getInputProps('crm')} />
                <Select
                  label="Estado do CRM"
                  data={STATE_OPTIONS}
                  searchable
                  {...form.getInputProps('crmUf')}
                />
                <TextInput
                  label="RQE (opcional)"
                  inputMode="numeric"
                  maxLength={8}
                  {...form.getInputProps('rqe')}
                />
              </Group>
              <SameNumber doctor={doctor} crm={crm.trim()} crmUf={crmUf} />
            </div>
            <MultiSelect
              label="Especialidades"
              data={specialties.map((row) => ({
                value: row.id,
                label: row.active ? row.name : `${row.name} (não oferecida)`,
              }))}
              searchable
              {...form.getInputProps('specialtyIds')}
            />
            <Switch
              label="Atende pacientes"
              description="Desligado, a linha e a agenda não oferecem mais horários deste médico. As consultas passadas continuam dele."
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          </Stack>
        </Fieldset>
        {mayWrite && (
          <PreviewPanel change={change}>
            <Button component={Link} to={DOCTORS_PATH} variant="default">
              Cancelar
            </Button>
          </PreviewPanel>
        )}
      </Stack>
    </form>
  );
}

function DoctorHeading({ doctor }: { readonly doctor: Doctor | null }) {
  return (
    <Group justify="space-between">
      <Heading
        to={DOCTORS_PATH}
        back="Todos os médicos"
        title={doctor === null ? 'Novo médico' : doctorTitle(doctor)}
      />
      {doctor !== null && (
        <Button component={Link} to={`${DOCTORS_PATH}/${doctor.id}/horarios`} variant="light">
          Horários
        </Button>
      )}
    </Group>
  );
}

interface SameNumberProps {
  readonly doctor: Doctor | null;
  readonly crm: string;
  readonly crmUf: string | null;
}

/** A state's council gives a number once. */
function SameNumber({ doctor, crm, crmUf }: SameNumberProps) {
  const same = useDoctors().data?.find(
    (row) => row.id !== doctor?.id && row.crm === crm && row.crmUf === crmUf,
  );
  return (
    <div role="status">
      {same !== undefined && (
        <Alert mt="sm" color="yellow" icon={<IconAlertTriangle aria-hidden />} title="CRM repetido">
          O CRM {crm}/{crmUf} já é de {doctorTitle(same)}. Confira o número.
        </Alert>
      )}
    </div>
  );
}
