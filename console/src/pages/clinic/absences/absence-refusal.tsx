import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { Absence } from '../../../../../src/web/contract/absences.ts';
import { wordsOf } from '../../../api/problem.ts';
import { Trouble } from '../../../parts/states.tsx';
import type { AbsenceChange } from './use-absence-change.ts';
import { periodInWords } from './words.ts';

interface AbsenceRefusalProps {
  readonly change: AbsenceChange;
  readonly onYield: (current: Absence) => void;
  readonly onInsist: (current: Absence) => void;
}

/** It was not saved: why; and, where somebody else was quicker, which of the two stays. */
export function AbsenceRefusal({ change, onYield, onInsist }: AbsenceRefusalProps) {
  const { current, error } = change;
  if (current === null) return <Trouble error={error} />;
  return (
    <Alert color="orange" role="alert" title={wordsOf(error).title} icon={<IconUsers aria-hidden />}>
      <Stack gap="sm">
        <Text size="sm">
          Agora está: {periodInWords(current)}. Nada foi salvo por cima. Escolha o que fica:
        </Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => onYield(current)}>
            Ver como ficou
          </Button>
          <Button size="xs" variant="default" onClick={() => onInsist(current)}>
            Ver o efeito da minha versão
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
