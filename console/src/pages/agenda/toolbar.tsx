import { ActionIcon, Button, Group, Menu, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { DateField } from '../../parts/date-field.tsx';
import { addDays, addMonths } from '../../parts/days.ts';
import type { View, Where } from './where.ts';

const VIEW_NAMES: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'dia', label: 'Dia' },
  { value: 'semana', label: 'Semana' },
  { value: 'mes', label: 'Mês' },
  { value: 'lista', label: 'Lista' },
];

/** The day that one step in this view leads to. */
export function stepped({ view, date }: Pick<Where, 'view' | 'date'>, step: 1 | -1): string {
  switch (view) {
    case 'semana':
      return addDays(date, 7 * step);
    case 'mes':
      return addMonths(date, step);
    case 'dia':
    case 'lista':
      return addDays(date, step);
  }
}

const STEP_NAMES: Readonly<Record<View, readonly [before: string, after: string]>> = {
  dia: ['Dia anterior', 'Próximo dia'],
  lista: ['Dia anterior', 'Próximo dia'],
  semana: ['Semana anterior', 'Próxima semana'],
  mes: ['Mês anterior', 'Próximo mês'],
};

interface DateNavigationProps {
  readonly where: Where;
  readonly onDate: (date: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onView: (view: View) => void;
}

/** Which days, and how they are shown. */
export function DateNavigation({ where, onDate, onStep, onView }: DateNavigationProps) {
  const [before, after] = STEP_NAMES[where.view];
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => onDate(where.today)} disabled={where.date === where.today}>
        Hoje
      </Button>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="default" size="input-sm" aria-label={before} onClick={() => onStep(-1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <DateField aria-label="Data" value={where.date} onDate={onDate} w={130} />
        <ActionIcon variant="default" size="input-sm" aria-label={after} onClick={() => onStep(1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <SegmentedControl
        aria-label="Como mostrar a agenda"
        data={[...VIEW_NAMES]}
        value={where.view}
        onChange={onView}
      />
    </Group>
  );
}

interface ToolsProps {
  readonly where: Where;
  /** Left out: not for this person. */
  readonly onBook: (() => void) | null;
  readonly onFeed: () => void;
  readonly onKeys: () => void;
}

/** What is done from the agenda as a whole. */
export function Tools({ where: { date, doctorId }, onBook, onFeed, onKeys }: ToolsProps) {
  const sheet = new URLSearchParams({ data: date, ...(doctorId !== null && { medico: doctorId }) });
  return (
    <>
      {onBook !== null && (
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onBook}>
          Marcar consulta
        </Button>
      )}
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon variant="default" size="input-sm" aria-label="Mais da agenda">
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/agenda/folha?${sheet}`}>
            Folha do dia, para imprimir
          </Menu.Item>
          <Menu.Item onClick={onFeed}>Link do calendário (iCal)</Menu.Item>
          <Menu.Item onClick={onKeys}>Atalhos do teclado (?)</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
