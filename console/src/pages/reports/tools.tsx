import { Group, Select } from '@mantine/core';
import type { ReportChoices } from '../../../../src/web/contract/reports.ts';
import { DateField } from '../../parts/date-field.tsx';
import classes from './reports.module.css';
import { periodProblem, presetFor, presetOf, PRESETS, type Where } from './where.ts';

interface ToolsProps {
  readonly where: Where;
  readonly today: string;
  readonly choices: ReportChoices | undefined;
  /** Whether doctors, specialties and locations make sense for what is shown. */
  readonly aboutVisits: boolean;
  readonly onChange: (change: Partial<Where>) => void;
}

const OTHER = 'other';

/** Of when, and of whom. */
export function Tools({ where, today, choices, aboutVisits, onChange }: ToolsProps) {
  const options = Object.entries(PRESETS).map(([value, { label }]) => ({ value, label }));
  return (
    <Group
      gap="xs"
      align="flex-start"
      className={classes['screenOnly'] ?? ''}
      role="group"
      aria-label="Filtros"
    >
      <Select
        label="Período"
        data={[...options, { value: OTHER, label: 'Outro período' }]}
        value={presetFor(where, today) ?? OTHER}
        onChange={(preset) => onChange(presetOf(preset ?? '', today) ?? {})}
        allowDeselect={false}
        w={190}
      />
      <DateField label="De" value={where.from} onDate={(from) => onChange({ from })} w={120} />
      <DateField
        label="Até"
        value={where.until}
        onDate={(until) => onChange({ until })}
        error={periodProblem(where)}
        w={120}
      />
      {aboutVisits && <Whom where={where} choices={choices} onChange={onChange} />}
    </Group>
  );
}

const FILTERS = [
  { key: 'doctorId', list: 'doctors', label: 'Médico', all: 'Todos', width: 175 },
  { key: 'specialtyId', list: 'specialties', label: 'Especialidade', all: 'Todas', width: 200 },
  { key: 'locationId', list: 'locations', label: 'Unidade', all: 'Todas', width: 165 },
] as const;

function Whom({ where, choices, onChange }: Pick<ToolsProps, 'where' | 'choices' | 'onChange'>) {
  return FILTERS.map(({ key, list, label, all, width }) => (
    <Select
      key={key}
      label={`${label} (opcional)`}
      placeholder={all}
      data={(choices?.[list] ?? []).map(({ id, label: name }) => ({ value: id, label: name }))}
      value={where[key]}
      onChange={(id) => onChange({ [key]: id })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Limpar ${label.toLowerCase()}` }}
      nothingFoundMessage="Nada com este nome."
      w={width}
    />
  ));
}
