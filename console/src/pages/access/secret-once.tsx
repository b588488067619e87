import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Dialog } from '../../parts/dialog.tsx';

/** Nothing of it is cut off, however narrow the screen. */
const WHOLE = { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } as const;

export interface ShownSecret {
  readonly title: string;
  /** What it is, and what to do with it. */
  readonly about: string;
  readonly secret: string;
}

interface SecretOnceProps {
  readonly shown: ShownSecret | null;
  readonly onClose: () => void;
}

/** A secret that nobody sees again: closed only on purpose. */
export function SecretOnce({ shown, onClose }: SecretOnceProps) {
  if (shown === null) return null;
  return (
    <Dialog
      onClose={onClose}
      title={shown.title}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack>
        <Text size="sm">{shown.about}</Text>
        <Code block fz="md" aria-label="Segredo" style={WHOLE}>
          {shown.secret}
        </Code>
        <Alert color="yellow" variant="light">
          Copie agora: depois de fechar, não é mostrado de novo.
        </Alert>
        <Group justify="flex-end">
          <CopyButton value={shown.secret}>
            {({ copied, copy }) => (
              <Button
                variant="light"
                onClick={copy}
                leftSection={
                  copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
                }
              >
                {copied ? 'Copiado' : 'Copiar'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>Já guardei</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
