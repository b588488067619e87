import { Badge } from '@mantine/core';
import { STATUS, type Status } from './words.ts';

/** A visit's state: a word, a sign and a colour. */
export function StatusBadge({ status, isEncaixe }: { readonly status: Status; readonly isEncaixe: boolean }) {
  const { word, icon: Icon, color } = STATUS[status];
  return (
    <>
      <Badge variant="light" color={color} w="max-content" leftSection={<Icon size={14} aria-hidden />}>
        {word}
      </Badge>
      {isEncaixe && (
        <Badge variant="outline" color="gray" c="var(--mantine-color-text)">
          encaixe
        </Badge>
      )}
    </>
  );
}
