import { Group, Select } from '@mantine/core';
import type { Agenda } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle } from '../../parts/formats.ts';
import type { Where } from './where.ts';

interface FiltersProps {
  readonly agenda: Agenda;
  readonly where: Where;
  /** The doctor who is shown when none was chosen. */
  readonly doctorId: string | null;
  readonly onChange: (change: {
    doctorId?: string | null;
    specialtyId?: string | null;
    locationId?: string | null;
  }) => void;
}

const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

const WIDTH = { base: '100%', xs: 235 };

/** Whose agenda is shown. */
export function Filters({ agenda, where, doctorId, onChange }: FiltersProps) {
  const { specialtyId, locationId, view } = where;
  const doctors = agenda.doctors.filter(
    ({ specialtyIds }) => specialtyId === null || specialtyIds.includes(specialtyId),
  );
  return (
    <Group gap="xs" role="group" aria-label="Filtros">
      <Select
        aria-label="Especialidade"
        placeholder="Todas as especialidades"
        data={named(agenda.specialties)}
        value={specialtyId}
        onChange={(id) => onChange({ specialtyId: id, doctorId: null })}
        clearable
        clearButtonProps={{ 'aria-label': 'Todas as especialidades' }}
        w={WIDTH}
      />
      <Select
        aria-label="Médico"
        placeholder="Todos os médicos"
        data={doctors.map((doctor) => ({ value: doctor.id, label: doctorTitle(doctor) }))}
        value={doctorId}
        onChange={(id) => onChange({ doctorId: id })}
        searchable
        clearable={view !== 'semana'}
        allowDeselect={view !== 'semana'}
        clearButtonProps={{ 'aria-label': 'Todos os médicos' }}
        nothingFoundMessage="Nenhum médico com este nome."
        w={WIDTH}
      />
      {agenda.locations.length > 1 && view !== 'mes' && (
        <Select
          aria-label="Unidade"
          placeholder="Todas as unidades"
          data={named(agenda.locations)}
          value={locationId}
          onChange={(id) => onChange({ locationId: id })}
          clearable
          clearButtonProps={{ 'aria-label': 'Todas as unidades' }}
          w={WIDTH}
        />
      )}
    </Group>
  );
}
