import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconUserBolt } from '@tabler/icons-react';
import type { Agenda, AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { placeInWords } from './words.ts';

/** What was refused because the visit is not, any more, what this person saw. */
export interface Gone {
  readonly problem: ApiProblem;
  readonly current: AgendaVisit;
}

/** Null = whatever went wrong was something else. */
export const goneIn = (error: unknown): Gone | null =>
  error instanceof ApiProblem && error.code === 'gone'
    ? { problem: error, current: error.body['current'] as AgendaVisit }
    : null;

interface GoneAlertProps {
  readonly gone: Gone;
  readonly onShow: (current: AgendaVisit) => void;
}

/** Somebody else was quicker: where the visit is now, and the way there. */
export function GoneAlert({ gone: { problem, current }, onShow }: GoneAlertProps) {
  const { title, detail } = problem.body;
  return (
    <Alert color="orange" title={title} icon={<IconUserBolt aria-hidden />} role="alert">
      <Stack gap="xs" align="start">
        <Text size="sm">{detail}</Text>
        <Button size="compact-sm" variant="default" onClick={() => onShow(current)}>
          Ver como ficou
        </Button>
      </Stack>
    </Alert>
  );
}

interface GoneDialogProps extends GoneAlertProps {
  readonly agenda: Agenda;
  /** As this person saw it. */
  readonly visit: AgendaVisit;
  readonly onClose: () => void;
}

/** For what is done without a dialog of its own: a confirmation, or a mark. */
export function GoneDialog({ agenda, visit, onClose, ...alert }: GoneDialogProps) {
  return (
    <Dialog onClose={onClose} title="Nada foi mudado">
      <Stack>
        <Text>
          <b>{visit.patient.name}</b>, {placeInWords(agenda, visit)}.
        </Text>
        <GoneAlert {...alert} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Fechar
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
