import { Text } from '@mantine/core';

interface NameNoteProps {
  /** What the telephone says of something new that has no recording yet. */
  readonly unrecorded: string;
  readonly isNew: boolean;
}

/** What a new name does on the telephone: it is recorded at once, by itself. */
export function NameNote({ unrecorded, isNew }: NameNoteProps) {
  return (
    <Text size="sm" c="dimmed">
      O nome novo é gravado em segundos, sozinho; até lá, a linha diz{' '}
      {isNew ? `algo como “${unrecorded}”` : 'o nome anterior'}. Em Gravações você pode ouvir e trocar a
      gravação.
    </Text>
  );
}
