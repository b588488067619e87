import { Anchor, Badge, Button, Group, Menu, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Doctor } from '../../../../../src/web/contract/doctors.ts';
import { useClinic } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay } from '../../../session/session.ts';
import { DOCTORS_PATH, useDoctors } from './use-doctors.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function DoctorList() {
  const may = useMay();
  const doctors = useDoctors();
  const [sought, setSought] = useState('');
  const [withInactive, setWithInactive] = useState(false);
  return (
    <Stack>
      <Group justify="space-between" align="end">
        <Group align="end">
          <TextInput
            label="Procurar médico"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={sought}
            onChange={({ currentTarget }) => setSought(currentTarget.value)}
          />
          <Switch
            label="Mostrar inativos"
            checked={withInactive}
            onChange={({ currentTarget }) => setWithInactive(currentTarget.checked)}
            mb={8}
          />
        </Group>
        <Group gap="xs">
          <FilesMenu />
          {may('clinic:write') && (
            <Button
              component={Link}
              to={`${DOCTORS_PATH}/novo`}
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              Novo médico
            </Button>
          )}
        </Group>
      </Group>
      <Shown query={doctors}>
        {(rows) => (
          <Doctors
            doctors={rows.filter(
              ({ name, active }) => (active || withInactive) && plain(name).includes(plain(sought.trim())),
            )}
          />
        )}
      </Shown>
    </Stack>
  );
}

function Doctors({ doctors }: { readonly doctors: readonly Doctor[] }) {
  const specialties = useClinic().data?.specialties ?? [];
  if (doctors.length === 0) return <Nothing title="Nenhum médico encontrado." />;
  return (
    <div>
      <WideTable
        minWidth={640}
        highlightOnHover
        aria-label="Médicos"
        columns={['Médico', 'CRM', 'Especialidades', 'Situação', 'Semana']}
      >
        {doctors.map((doctor) => (
          <Table.Tr key={doctor.id}>
            <Table.Td>
              <Anchor inherit component={Link} to={`${DOCTORS_PATH}/${doctor.id}`}>
                {doctorTitle(doctor)}
              </Anchor>
            </Table.Td>
            <Table.Td>
              {doctor.crm}/{doctor.crmUf}
            </Table.Td>
            <Table.Td>
              {doctor.specialtyIds
                .map((id) => specialties.find((row) => row.id === id)?.name ?? id)
                .join(', ')}
            </Table.Td>
            <Table.Td>
              <Badge variant="light" color={doctor.active ? 'teal' : 'gray'}>
                {doctor.active ? 'Ativo' : 'Inativo'}
              </Badge>
            </Table.Td>
            <Table.Td>
              <Anchor
                inherit
                component={Link}
                to={`${DOCTORS_PATH}/${doctor.id}/horarios`}
                aria-label={`Horários: ${doctorTitle(doctor)}`}
              >
                Horários
              </Anchor>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
      <Text size="sm" c="dimmed" mt="xs">
        {doctors.length === 1 ? '1 médico' : `${doctors.length} médicos`}
      </Text>
    </div>
  );
}

/** Doctors and hours as spreadsheets, out and in. */
function FilesMenu() {
  const may = useMay();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
          Planilhas
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href="/api/v1/doctors.csv" download leftSection={<IconDownload size={16} />}>
          Exportar médicos (CSV)
        </Menu.Item>
        <Menu.Item component="a" href="/api/v1/hours.csv" download leftSection={<IconDownload size={16} />}>
          Exportar horários (CSV)
        </Menu.Item>
        {may('clinic:write') && (
          <>
            <Menu.Item
              component={Link}
              to={`${DOCTORS_PATH}/importar`}
              leftSection={<IconUpload size={16} />}
            >
              Importar médicos
            </Menu.Item>
            <Menu.Item
              component={Link}
              to={`${DOCTORS_PATH}/importar-horarios`}
              leftSection={<IconUpload size={16} />}
            >
              Importar horários
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
