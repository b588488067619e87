import { Button, Group, Pill, Select, Text } from '@mantine/core';
import type { AuditChoices } from '../../../../src/web/contract/audit.ts';
import { DayInput } from '../../parts/day-input.tsx';
import { NO_FILTERS, type Filters } from './use-filters.ts';

interface FilterBarProps {
  readonly filters: Filters;
  readonly choices: AuditChoices | undefined;
  readonly onChange: (change: Partial<Filters>) => void;
}

/** When, who, what; and what a row was chosen for. */
export function FilterBar({ filters, choices, onChange }: FilterBarProps) {
  const isFiltered = Object.values(filters).some((value) => value !== null);
  return (
    <>
      <Group gap="sm" align="flex-end" role="group" aria-label="Filtros">
        <DateFilter label="De" value={filters.from} onDate={(from) => onChange({ from })} />
        <DateFilter label="Até" value={filters.until} onDate={(until) => onChange({ until })} />
        <Select
          label="Quem (opcional)"
          placeholder="Todas as pessoas"
          data={(choices?.actors ?? []).map(({ id, label }) => ({ value: id, label }))}
          value={filters.actorId}
          onChange={(actorId) => onChange({ actorId })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Limpar quem' }}
          nothingFoundMessage="Ninguém com este nome."
          w={230}
        />
        <Select
          label="O quê (opcional)"
          placeholder="Todas as ações"
          data={(choices?.kinds ?? []).map(({ id, label, actions }) => ({
            group: label,
            items: [
              { value: id, label: `${label}: tudo` },
              ...actions.map((action) => ({ value: action.id, label: action.label })),
            ],
          }))}
          value={filters.action}
          onChange={(action) => onChange({ action })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Limpar o quê' }}
          nothingFoundMessage="Nenhuma ação com este nome."
          w={290}
        />
        {isFiltered && (
          <Button variant="subtle" onClick={() => onChange(NO_FILTERS)}>
            Limpar filtros
          </Button>
        )}
      </Group>
      <Only filters={filters} onChange={onChange} />
    </>
  );
}

function DateFilter({
  label,
  value,
  onDate,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onDate: (date: string | null) => void;
}) {
  return (
    <DayInput
      label={`${label} (opcional)`}
      value={value}
      onChange={onDate}
      clearable
      clearButtonProps={{ 'aria-label': `Limpar ${label.toLowerCase()}` }}
      w={170}
    />
  );
}

/** Chosen from a row: one patient, one thing. */
function Only({ filters, onChange }: Pick<FilterBarProps, 'filters' | 'onChange'>) {
  const { patientId, subject } = filters;
  if (patientId === null && subject === null) return null;
  return (
    <Group gap="xs">
      <Text size="sm">Somente</Text>
      {patientId !== null && (
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => onChange({ patientId: null })}
          removeButtonProps={REMOVE}
        >
          o paciente {patientId}
        </Pill>
      )}
      {subject !== null && (
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => onChange({ subject: null })}
          removeButtonProps={REMOVE}
        >
          {subject.replace(':', ' ')}
        </Pill>
      )}
    </Group>
  );
}

const REMOVE = { 'aria-label': 'Deixar de filtrar por isto', 'aria-hidden': false, tabIndex: 0 };
