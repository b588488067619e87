import { ActionIcon, Anchor, Group, Menu, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots, IconPhone } from '@tabler/icons-react';
import type { Agenda, AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { longDate } from '../../parts/formats.ts';
import { Nothing } from '../../parts/states.tsx';
import { endOf } from '../../parts/days.ts';
import { StatusBadge } from './status-badge.tsx';
import type { VisitAction } from './visit-actions.tsx';
import { doctorName, locationName, specialtyName } from './words.ts';

interface ListViewProps {
  readonly agenda: Agenda;
  readonly date: string;
  readonly doctors: Agenda['doctors'];
  readonly actionsFor: (visit: AgendaVisit) => VisitAction[];
  readonly onOpen: (visit: AgendaVisit) => void;
}

type Line =
  | { readonly kind: 'visit'; readonly time: string; readonly visit: AgendaVisit }
  | { readonly kind: 'held'; readonly time: string; readonly held: Agenda['held'][number] };

/** A day as a table, in the order of the clock: all that the grid shows, for whoever reads it otherwise. */
export function ListView({ agenda, date, doctors, actionsFor, onOpen }: ListViewProps) {
  const isShown = (row: { readonly doctorId: string; readonly date: string }) =>
    row.date === date && doctors.some(({ id }) => id === row.doctorId);
  const lines: Line[] = [
    ...agenda.visits.filter(isShown).map((visit) => ({ kind: 'visit' as const, time: visit.time, visit })),
    ...agenda.held.filter(isShown).map((held) => ({ kind: 'held' as const, time: held.from, held })),
  ].sort((a, b) => a.time.localeCompare(b.time));
  const absences = agenda.absences.filter(isShown);
  const isNarrow = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  return (
    <>
      {absences.map((row) => (
        <Text key={`${row.doctorId} ${row.from}`} size="sm">
          {doctorName(agenda, row.doctorId)}: ausente das {row.from} às {row.until}
          {row.reason === null ? '' : ` (${row.reason})`}.
        </Text>
      ))}
      {lines.length === 0 ? (
        <Nothing title="Nenhuma consulta neste dia." />
      ) : (
        <Table verticalSpacing={6} horizontalSpacing="xs" highlightOnHover>
          <Table.Caption>
            Consultas de {longDate(date)}: {agenda.visits.filter(isShown).length}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Hora</Table.Th>
              <Table.Th>Paciente</Table.Th>
              {!isNarrow && <Table.Th>Situação</Table.Th>}
              <Table.Th>Ações</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) =>
              line.kind === 'visit' ? (
                <VisitRow
                  key={line.visit.id}
                  {...{ agenda, actionsFor, onOpen, isNarrow }}
                  visit={line.visit}
                />
              ) : (
                <HeldRow
                  key={`${line.held.doctorId} ${line.time}`}
                  {...{ agenda, isNarrow }}
                  held={line.held}
                />
              ),
            )}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

interface VisitRowProps extends Pick<ListViewProps, 'agenda' | 'actionsFor' | 'onOpen'> {
  readonly visit: AgendaVisit;
  /** Without a column for its state: that stands under the name. */
  readonly isNarrow: boolean;
}

function VisitRow({ agenda, visit, actionsFor, onOpen, isNarrow }: VisitRowProps) {
  const { time, patient, doctorId, specialtyId, locationId, status, lane } = visit;
  const actions = actionsFor(visit);
  const badges = (
    <Group gap={4}>
      <StatusBadge status={status} isEncaixe={lane > 0} />
    </Group>
  );
  return (
    <Table.Tr>
      <Table.Td fw={600}>
        <time>{time}</time>
      </Table.Td>
      <Table.Td>
        <Anchor component="button" type="button" onClick={() => onOpen(visit)} ta="left">
          {patient.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {doctorName(agenda, doctorId)} · {specialtyName(agenda, specialtyId)}
          <Text span inherit visibleFrom="xs">
            {' '}
            · {locationName(agenda, locationId)} · até {endOf(visit)}
          </Text>
        </Text>
        {isNarrow && badges}
      </Table.Td>
      {!isNarrow && <Table.Td>{badges}</Table.Td>}
      <Table.Td>
        {actions.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={`Ações da consulta de ${patient.name}, ${time}`}
              >
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {actions.map(({ name, run, color }) => (
                <Menu.Item key={name} onClick={run} {...(color !== undefined && { color })}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function HeldRow({
  agenda,
  held: { doctorId, from, until },
  isNarrow,
}: {
  agenda: Agenda;
  held: Agenda['held'][number];
  isNarrow: boolean;
}) {
  return (
    <Table.Tr>
      <Table.Td fw={600}>{from}</Table.Td>
      <Table.Td colSpan={isNarrow ? 2 : 3}>
        <Group gap={6}>
          <IconPhone size={16} aria-hidden />
          <Text size="sm">
            em oferta por telefone, até {until}, {doctorName(agenda, doctorId)}
          </Text>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
