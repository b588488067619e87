import { Anchor, Button, Drawer, Group, Stack, Text, Timeline, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Agenda, AgendaVisit, AppointmentDetails } from '../../../../src/web/contract/agenda.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { longDate, shownMoment } from '../../parts/formats.ts';
import { Shown } from '../../parts/states.tsx';
import { useMay } from '../../session/session.ts';
import { useVisit } from './api.ts';
import { endOf } from '../../parts/days.ts';
import { StatusBadge } from './status-badge.tsx';
import type { VisitAction } from './visit-actions.tsx';
import { doctorName, HAPPENED, locationName, specialtyName } from './words.ts';

interface VisitDrawerProps {
  readonly agenda: Agenda;
  readonly zone: string;
  readonly visitId: string;
  readonly opened: boolean;
  readonly actionsFor: (visit: AgendaVisit) => VisitAction[];
  readonly onClose: () => void;
}

/** One visit: what it is, what happened to it, and what can be done. */
export function VisitDrawer({ visitId, opened, onClose, ...rest }: VisitDrawerProps) {
  const visit = useVisit(visitId);
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title="Consulta" {...DIALOG_PARTS}>
      <Shown query={visit}>{(details) => <Details details={details} {...rest} />}</Shown>
    </Drawer>
  );
}

interface DetailsProps extends Pick<VisitDrawerProps, 'agenda' | 'zone' | 'actionsFor'> {
  readonly details: AppointmentDetails;
}

function Details({ details: { visit, history }, agenda, zone, actionsFor }: DetailsProps) {
  const may = useMay();
  const { patient, doctorId, specialtyId, locationId, date, time, protocol, status, lane } = visit;
  const lines = [
    ['Quando', `${longDate(date)}, das ${time} às ${endOf(visit)}`],
    ['Médico', doctorName(agenda, doctorId)],
    ['Especialidade', specialtyName(agenda, specialtyId)],
    ['Unidade', locationName(agenda, locationId)],
    ['Protocolo', protocol],
  ] as const;
  return (
    <Stack>
      <Title order={3}>
        {may('patients:read') ? (
          <Anchor component={Link} to={`/pacientes/${patient.id}`} inherit>
            {patient.name}
          </Anchor>
        ) : (
          patient.name
        )}
      </Title>
      <Group gap="xs">
        <StatusBadge status={status} isEncaixe={lane > 0} />
      </Group>
      <Stack component="dl" gap={4} m={0}>
        {lines.map(([name, value]) => (
          <Group key={name} gap="xs" wrap="nowrap" align="baseline">
            <Text component="dt" size="sm" c="dimmed" w={110} style={{ flexShrink: 0 }}>
              {name}
            </Text>
            <Text component="dd" m={0}>
              {value}
            </Text>
          </Group>
        ))}
      </Stack>
      <Group gap="xs">
        {actionsFor(visit).map(({ name, run, color }) => (
          <Button
            key={name}
            size="sm"
            variant={color === undefined ? 'default' : 'light'}
            onClick={run}
            {...(color !== undefined && { color })}
          >
            {name}
          </Button>
        ))}
      </Group>
      <Title order={4}>O que aconteceu</Title>
      <Timeline bulletSize={14} lineWidth={2}>
        {history.map(({ kind, at, by, reason, from }) => (
          <Timeline.Item key={`${kind} ${at}`} title={HAPPENED[kind]}>
            <Text size="sm" c="dimmed">
              {shownMoment(at, zone)} · {by}
            </Text>
            {from !== null && <Text size="sm">Estava em: {from}</Text>}
            {reason !== null && <Text size="sm">Motivo: {reason}</Text>}
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}
