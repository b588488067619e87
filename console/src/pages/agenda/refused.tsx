import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconUserBolt } from '@tabler/icons-react';
import type { Agenda, FreeTime } from '../../../../src/web/contract/agenda.ts';
import { ApiProblem } from '../../api/problem.ts';
import { longDate } from '../../parts/formats.ts';
import { Trouble } from '../../parts/states.tsx';
import { doctorName } from './words.ts';

/** Below a long form it would be missed. */
const seen = (shown: HTMLElement | null): void => shown?.scrollIntoView({ block: 'nearest' });

interface RefusedProps {
  readonly error: unknown;
  readonly agenda: Agenda;
  readonly pending: boolean;
  /** Takes that free time instead, at once. */
  readonly onTake: (time: FreeTime) => void;
  /** Puts it beside, or outside the hours; null = not for this person, or it is one already. */
  readonly onEncaixe: (() => void) | null;
}

/** Why a visit cannot be there, who was quicker, and what can be done right here. */
export function Refused({ error, agenda, pending, onTake, onEncaixe }: RefusedProps) {
  if (error === null) return null;
  if (!(error instanceof ApiProblem) || (error.code !== 'taken' && error.code !== 'outside-hours'))
    return <Trouble error={error} />;
  const { title, detail, nearby } = error.body;
  const times = (nearby ?? []) as readonly FreeTime[];
  return (
    <Alert ref={seen} color="orange" title={title} icon={<IconUserBolt aria-hidden />} role="alert">
      <Stack gap="xs">
        <Text size="sm">{detail}</Text>
        {times.length > 0 && (
          <Text size="sm" fw={600}>
            Livres por perto, num clique:
          </Text>
        )}
        <Group gap="xs" role="group" aria-label="Horários livres por perto">
          {times.map((time) => (
            <Button
              key={`${time.doctorId} ${time.date} ${time.time}`}
              size="compact-sm"
              variant="default"
              disabled={pending}
              onClick={() => onTake(time)}
            >
              {longDate(time.date)}, {time.time}, {doctorName(agenda, time.doctorId)}
            </Button>
          ))}
          {onEncaixe !== null && (
            <Button size="compact-sm" variant="light" disabled={pending} onClick={onEncaixe}>
              Aqui mesmo, como encaixe
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
