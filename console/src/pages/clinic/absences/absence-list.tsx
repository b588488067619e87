import { Anchor, Badge, Button, Group, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ListedAbsence } from '../../../../../src/web/contract/absences.ts';
import { useClinic } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay, useMe } from '../../../session/session.ts';
import { ABSENCES_PATH, useAbsences } from './use-absences.ts';
import { periodInWords, visitsInWords } from './words.ts';

/** Who is away and when: what is coming first, what is past when asked. */
export function AbsenceList() {
  const may = useMay();
  const ownDoctor = useMe().doctorId;
  const [when, setWhen] = useState<'coming' | 'past'>('coming');
  const [doctorId, setDoctor] = useState<string | null>(null);
  const absences = useAbsences({ when, doctorId });
  return (
    <Stack>
      <Group justify="space-between" align="end">
        <Group align="end">
          <SegmentedControl
            aria-label="Quais ausências"
            value={when}
            onChange={(value) => setWhen(value === 'past' ? 'past' : 'coming')}
            data={[
              { value: 'coming', label: 'Atuais e futuras' },
              { value: 'past', label: 'Passadas' },
            ]}
          />
          {ownDoctor === null && <DoctorFilter value={doctorId} onChange={setDoctor} />}
        </Group>
        {may('clinic:write') && (
          <Button
            component={Link}
            to={`${ABSENCES_PATH}/nova`}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            Nova ausência
          </Button>
        )}
      </Group>
      <Shown query={absences}>
        {({ pages }) => <Absences absences={pages.flatMap(({ items }) => items)} when={when} />}
      </Shown>
      <MoreButton query={absences} />
    </Stack>
  );
}

interface DoctorFilterProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

function DoctorFilter({ value, onChange }: DoctorFilterProps) {
  const doctors = useClinic().data?.doctors ?? [];
  return (
    <Select
      label="Médico"
      placeholder="Todos"
      clearable
      clearButtonProps={{ 'aria-label': 'Mostrar todos os médicos' }}
      searchable
      data={doctors.map((row) => ({ value: row.id, label: doctorTitle(row) }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface AbsencesProps {
  readonly absences: readonly ListedAbsence[];
  readonly when: 'coming' | 'past';
}

function Absences({ absences, when }: AbsencesProps) {
  if (absences.length === 0)
    return (
      <Nothing title={when === 'coming' ? 'Ninguém vai se ausentar.' : 'Nenhuma ausência passada.'}>
        {when === 'coming' && (
          <Text size="sm">Férias, congressos e licenças cadastrados aqui somem dos horários oferecidos.</Text>
        )}
      </Nothing>
    );
  return (
    <WideTable
      minWidth={640}
      highlightOnHover
      aria-label="Ausências"
      columns={['Médico', 'Quando', 'Motivo', 'Consultas nesse período']}
    >
      {absences.map((absence) => (
        <AbsenceRow key={absence.id} absence={absence} />
      ))}
    </WideTable>
  );
}

function AbsenceRow({ absence }: { readonly absence: ListedAbsence }) {
  const may = useMay();
  const { id, doctor, reason, visitsHit } = absence;
  const title = doctorTitle(doctor);
  return (
    <Table.Tr>
      <Table.Td>
        {may('clinic:write') ? (
          <Anchor component={Link} to={`${ABSENCES_PATH}/${id}`} inherit>
            {title}
          </Anchor>
        ) : (
          title
        )}
      </Table.Td>
      <Table.Td>{periodInWords(absence)}</Table.Td>
      <Table.Td>
        {reason ?? (
          <Text inherit c="dimmed">
            Não informado
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {visitsHit === 0 ? (
          'Nenhuma'
        ) : (
          <Group gap="xs">
            <Badge color="orange" variant="light">
              {visitsInWords(visitsHit)}
            </Badge>
            {may('agenda:read') && (
              <Anchor
                component={Link}
                to={`${ABSENCES_PATH}/${id}/remarcar`}
                size="sm"
                aria-label={`${may('agenda:write') ? 'Remarcar' : 'Ver'} as consultas de ${title}, ${periodInWords(absence)}`}
              >
                {may('agenda:write') ? 'Remarcar' : 'Ver'}
              </Anchor>
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
