import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { UnscheduledVisit } from '../../../../../src/web/contract/patients.ts';
import { api } from '../../../api/client.ts';
import { shownDate } from '../../../parts/formats.ts';
import { tellDone, tellTrouble } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { usePatientsAnew } from '../api.ts';
import { bookPath } from '../words.ts';

interface UnscheduledVisitsProps {
  readonly patientId: string;
  readonly visits: readonly UnscheduledVisit[];
}

const SETTLED = { history: 'já passou', scheduled: 'marcada', dropped: 'descartada' } as const;

/** Visits that the original system noted by their day alone: somebody agrees on a time, or lets them go. */
export function UnscheduledVisits({ patientId, visits }: UnscheduledVisitsProps) {
  if (visits.length === 0) return null;
  return (
    <Card withBorder p="lg">
      <Title order={2} size="h4">
        Consultas sem horário
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Vieram do sistema antigo, que só anotava o dia. Combine um horário com o paciente e marque na agenda.
      </Text>
      <Stack gap="xs">
        {visits.map((visit) => (
          <Group key={visit.id} justify="space-between">
            <Text>
              {shownDate(visit.date)}, {visit.doctor}, {visit.specialty}
            </Text>
            {visit.status === 'to-schedule' ? (
              <Actions patientId={patientId} visit={visit} />
            ) : (
              <Badge variant="light" color="gray">
                {SETTLED[visit.status]}
              </Badge>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function Actions({ patientId, visit }: { readonly patientId: string; readonly visit: UnscheduledVisit }) {
  const readAnew = usePatientsAnew();
  const may = useMay();
  const settle = useMutation({
    mutationFn: (status: 'scheduled' | 'dropped') =>
      api.put(`/patients/${patientId}/unscheduled/${visit.id}`, { status }),
    onSuccess: (_done, status) => {
      tellDone(status === 'scheduled' ? 'Consulta dada como marcada.' : 'Consulta descartada.');
      return readAnew();
    },
    onError: tellTrouble,
  });
  const about = `a consulta de ${shownDate(visit.date)} com ${visit.doctor}`;
  if (!may('patients:write')) return null;
  return (
    <Group gap="xs">
      <Button size="xs" component={Link} to={bookPath(patientId)} aria-label={`Marcar ${about}`}>
        Marcar
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={settle.isPending}
        onClick={() => settle.mutate('scheduled')}
        aria-label={`Já marquei ${about}`}
      >
        Já marquei
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        loading={settle.isPending}
        onClick={() => settle.mutate('dropped')}
        aria-label={`Descartar ${about}`}
      >
        Descartar
      </Button>
    </Group>
  );
}
