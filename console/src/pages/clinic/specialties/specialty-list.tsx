import { ActionIcon, Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Specialty, SpecialtyList as List } from '../../../../../src/web/contract/specialties.ts';
import { Nothing } from '../../../parts/states.tsx';
import { tellDone } from '../../../parts/told.ts';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useMay } from '../../../session/session.ts';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { useRuleChange } from '../preview/use-rule-change.ts';

const PATH = '/clinica/especialidades';

/** In the order of the menu, which can be changed here. */
export function SpecialtyList({ list }: { readonly list: List }) {
  const mayWrite = useMay()('clinic:write');
  const [order, setOrder] = useState<{ readonly ids: readonly string[]; readonly version: string } | null>(
    null,
  );
  const change = useRuleChange<{ ids: string[]; version: string }>({
    saved: () => {
      tellDone('Ordem do menu salva. A linha já a usa.');
      setOrder(null);
    },
    taken: () => setOrder(null),
  });
  const rows = order === null ? list.items : inOrder(list.items, order.ids);
  const move = (from: number, to: number) => {
    const ids = rows.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (moved === undefined) return;
    ids.splice(to, 0, moved);
    change.forget();
    setOrder({ ids, version: order?.version ?? list.version });
  };
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          Nesta ordem a linha as oferece ao telefone.
        </Text>
        {mayWrite && (
          <Button component={Link} to={`${PATH}/nova`} leftSection={<IconPlus size={16} aria-hidden />}>
            Nova especialidade
          </Button>
        )}
      </Group>
      {rows.length === 0 && <Nothing title="Ainda não há especialidades." />}
      {rows.length > 0 && (
        <WideTable
          minWidth={620}
          aria-label="Especialidades"
          columns={['Ordem', 'Especialidade', 'Consulta', 'Intervalo antes e depois', 'Situação']}
        >
          {rows.map((row, index) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Group gap={4} wrap="nowrap">
                  <Text span w={24}>
                    {index + 1}
                  </Text>
                  {mayWrite && (
                    <Movers
                      name={row.name}
                      index={index}
                      last={rows.length - 1}
                      onMove={(to) => move(index, to)}
                    />
                  )}
                </Group>
              </Table.Td>
              <Table.Td>
                <Anchor inherit component={Link} to={`${PATH}/${row.id}`}>
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{row.visitMinutes} min</Table.Td>
              <Table.Td>{shownBuffers(row)}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={row.active ? 'teal' : 'gray'}>
                  {row.active ? 'Oferecida' : 'Não oferecida'}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </WideTable>
      )}
      {order !== null && (
        <PreviewPanel
          change={change}
          saveLabel="Salvar a ordem"
          onAsk={() =>
            change.ask({
              method: 'put',
              path: '/specialties/order',
              body: { ids: order.ids },
              version: order.version,
            })
          }
        >
          <Button variant="default" onClick={() => setOrder(null)}>
            Desfazer
          </Button>
        </PreviewPanel>
      )}
    </Stack>
  );
}

function inOrder(items: readonly Specialty[], ids: readonly string[]): readonly Specialty[] {
  const known = ids.flatMap((id) => items.find((row) => row.id === id) ?? []);
  return [...known, ...items.filter(({ id }) => !ids.includes(id))];
}

function shownBuffers({ bufferBeforeMinutes, bufferAfterMinutes }: Specialty): string {
  if (bufferBeforeMinutes === 0 && bufferAfterMinutes === 0) return 'nenhum';
  return `${bufferBeforeMinutes} min antes, ${bufferAfterMinutes} min depois`;
}

interface MoversProps {
  readonly name: string;
  readonly index: number;
  readonly last: number;
  readonly onMove: (to: number) => void;
}

function Movers({ name, index, last, onMove }: MoversProps) {
  return (
    <>
      <ActionIcon
        variant="subtle"
        aria-label={`Subir ${name}`}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={`Descer ${name}`}
        disabled={index === last}
        onClick={() => onMove(index + 1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
