import { Table, VisuallyHidden, type TableProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface WideTableProps extends TableProps {
  /** Pixels; on a narrower screen it scrolls sideways, by keys too. */
  readonly minWidth: number;
  /** What each is called. */
  readonly columns: readonly string[];
  /** A last column of buttons, named only for who hears the page. */
  readonly withActions?: boolean;
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table whose columns have names, for more than a telephone's screen can hold side by side. */
export function WideTable({ minWidth, columns, withActions = false, children, ...table }: WideTableProps) {
  return (
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table {...table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            {withActions && (
              <Table.Th>
                <VisuallyHidden>Ações</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
