import { Anchor, Badge, Button, Group, Tabs, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import type { Patient } from '../../../../../src/web/contract/patients.ts';
import { useLive } from '../../../api/live.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { shownCpf, shownDate } from '../../../parts/formats.ts';
import { Page } from '../../../parts/page.tsx';
import { Shown } from '../../../parts/states.tsx';
import { useMay } from '../../../session/session.ts';
import { usePatient } from '../api.ts';
import { bookPath, patientPath } from '../words.ts';
import { CallsTab } from './calls-tab.tsx';
import { DataTab } from './data-tab.tsx';
import { PrivacyTab } from './privacy-tab.tsx';
import { VisitsTab } from './visits-tab.tsx';

/** One patient: who they are, visits, calls, and what the law lets them ask. */
export function PatientPage() {
  const { id = '' } = useParams();
  const patient = usePatient(id);
  useLive(
    'appointment',
    ({ change }) => void (change.patientId === id && patient.refetch()),
    () => void patient.refetch(),
  );
  const { error } = patient;
  if (error instanceof ApiProblem && error.code === 'merged')
    return <Navigate to={patientPath(String(error.body['intoId']))} replace />;
  return (
    <Page
      title={patient.data?.sheet.name ?? 'Paciente'}
      tools={patient.data !== undefined && <Tools patient={patient.data} />}
    >
      <Anchor component={Link} to="/pacientes">
        Voltar aos pacientes
      </Anchor>
      <Shown query={patient}>{(data) => <PatientTabs patient={data} />}</Shown>
    </Page>
  );
}

function Tools({ patient: { sheet } }: { readonly patient: Patient }) {
  const may = useMay();
  if (!may('agenda:write')) return null;
  return (
    <Button component={Link} to={bookPath(sheet.id)} leftSection={<IconCalendarPlus size={18} aria-hidden />}>
      Marcar consulta
    </Button>
  );
}

function PatientTabs({ patient }: { readonly patient: Patient }) {
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const { sheet, unscheduled } = patient;
  const waiting = unscheduled.filter(({ status }) => status === 'to-schedule').length;
  return (
    <>
      <Group gap="xs">
        <Text>
          CPF {shownCpf(sheet.cpf)} · nasc. {shownDate(sheet.birthDate)}
        </Text>
        {waiting > 0 && (
          <Badge color="orange" variant="light">
            {waiting === 1 ? '1 consulta sem horário' : `${waiting} consultas sem horário`}
          </Badge>
        )}
      </Group>
      <Tabs
        value={params.get('aba') ?? 'dados'}
        onChange={(tab) => setParams(tab === null ? {} : { aba: tab }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="dados">Dados</Tabs.Tab>
          <Tabs.Tab value="consultas">Consultas</Tabs.Tab>
          {may('calls:read') && <Tabs.Tab value="ligacoes">Ligações</Tabs.Tab>}
          {may('patients:privacy') && <Tabs.Tab value="privacidade">Privacidade</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="dados">
          <DataTab sheet={sheet} />
        </Tabs.Panel>
        <Tabs.Panel value="consultas">
          <VisitsTab patient={patient} />
        </Tabs.Panel>
        {may('calls:read') && (
          <Tabs.Panel value="ligacoes">
            <CallsTab patientId={sheet.id} />
          </Tabs.Panel>
        )}
        {may('patients:privacy') && (
          <Tabs.Panel value="privacidade">
            <PrivacyTab sheet={sheet} />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}
