import { Badge } from '@mantine/core';
import type { Callback } from '../../../../src/web/contract/callbacks.ts';
import { useMe } from '../../session/session.ts';

/** Whose it is, in words. */
export function StateBadge({
  callback: { state, by },
}: {
  readonly callback: Pick<Callback, 'state' | 'by'>;
}) {
  const me = useMe();
  if (state === 'new')
    return (
      <Badge color="blue" variant="light" miw="max-content">
        Na fila
      </Badge>
    );
  const whose = by === null ? '' : by.id === me.id ? ' com você' : ` com ${by.name}`;
  if (state === 'in-progress')
    return (
      <Badge color="yellow" variant="light" miw="max-content">
        Em andamento{whose}
      </Badge>
    );
  return (
    <Badge color="teal" variant="light" miw="max-content">
      Concluído{by === null ? '' : by.id === me.id ? ' por você' : ` por ${by.name}`}
    </Badge>
  );
}
