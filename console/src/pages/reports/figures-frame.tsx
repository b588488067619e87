import { Table, type TableProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './reports.module.css';

/** Pixels; what is longer scrolls below its head. */
const MOST_HEIGHT = 620;

interface FiguresFrameProps extends TableProps {
  readonly caption: string;
  /** What a row is. */
  readonly of: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly title?: string }[];
  /** Pixels. */
  readonly minWidth: number;
  /** The table's body, and its foot. */
  readonly children: ReactNode;
}

/** A report's table: its head stays in sight, and it scrolls by keys too. */
export function FiguresFrame({
  caption,
  of,
  columns,
  minWidth,
  className,
  children,
  ...table
}: FiguresFrameProps) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      maxHeight={MOST_HEIGHT}
      className={classes['scroll'] ?? ''}
      tabIndex={0}
      type="native"
    >
      <Table
        stickyHeader
        captionSide="top"
        className={`${classes['figures']} ${className ?? ''}`}
        verticalSpacing={4}
        horizontalSpacing={6}
        {...table}
      >
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{of}</Table.Th>
            {columns.map(({ id, label, title }) => (
              <Table.Th key={id} scope="col" title={title}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}
