import { ActionIcon, Button, Group, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AuditEntry } from '../../../../src/web/contract/audit.ts';
import { shownMoment } from '../../parts/formats.ts';
import { useMay } from '../../session/session.ts';
import type { Filters } from './use-filters.ts';

interface EntryRowProps {
  readonly entry: AuditEntry;
  readonly zone: string;
  readonly onChange: (change: Partial<Filters>) => void;
}

export const COLUMNS = ['Quando', 'Quem', 'O quê', 'Detalhes'] as const;

/** One deed; opened, all that was written down of it. */
export function EntryRow({ entry, zone, onChange }: EntryRowProps) {
  const [open, { toggle }] = useDisclosure();
  const { at, actor, action } = entry;
  const panel = `entry-${entry.id}`;
  return (
    <>
      <Table.Tr>
        <Table.Td>{shownMoment(at, zone)}</Table.Td>
        <Table.Td>{actor.name}</Table.Td>
        <Table.Td>{action.label}</Table.Td>
        <Table.Td>
          <ActionIcon
            variant="subtle"
            aria-expanded={open}
            aria-controls={panel}
            aria-label={`Detalhes: ${action.label}, ${actor.name}, ${shownMoment(at, zone)}`}
            onClick={toggle}
          >
            {open ? <IconChevronDown size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
          </ActionIcon>
        </Table.Td>
      </Table.Tr>
      <Table.Tr id={panel} hidden={!open}>
        <Table.Td colSpan={COLUMNS.length}>{open && <Details entry={entry} onChange={onChange} />}</Table.Td>
      </Table.Tr>
    </>
  );
}

function Details({ entry, onChange }: Pick<EntryRowProps, 'entry' | 'onChange'>) {
  const may = useMay();
  const { actor, action, subject, patientId, details, id } = entry;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Ação', action.id],
    ['Endereço de rede', actor.address],
    ['Sobre', subject.kind.label],
    ['Código', subject.id],
    ['Paciente', subject.kind.id === 'patient' ? null : patientId],
    ...Object.entries(details ?? {}).map(([name, value]) => [name, shownValue(value)] as const),
    ['Registro', id],
  ];
  return (
    <>
      <dl style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 16px', margin: 0 }}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name} style={{ display: 'contents' }}>
                <Text component="dt" size="sm" c="dimmed">
                  {name}
                </Text>
                <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
                  {value}
                </Text>
              </div>
            ),
        )}
      </dl>
      <Group gap="xs" mt="xs">
        {patientId !== null && may('patients:read') && (
          <Button size="compact-sm" variant="light" component={Link} to={`/pacientes/${patientId}`}>
            Abrir o paciente
          </Button>
        )}
        {patientId !== null && (
          <Button size="compact-sm" variant="default" onClick={() => onChange({ patientId })}>
            Ver tudo deste paciente
          </Button>
        )}
        {subject.id !== null && subject.kind.id !== 'patient' && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ subject: `${subject.kind.id}:${subject.id}` })}
          >
            Ver tudo sobre isto
          </Button>
        )}
        {actor.id !== null && (
          <Button size="compact-sm" variant="default" onClick={() => onChange({ actorId: actor.id })}>
            Ver tudo de {actor.name}
          </Button>
        )}
      </Group>
    </>
  );
}

const shownValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
