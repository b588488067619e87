import { Table } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import classes from './reports.module.css';

export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** 0 to 100: drawn as a bar behind the number. */
  readonly bar?: (row: Row) => number | null;
}

interface FiguresTableProps<Row> {
  readonly caption: string;
  /** What a row is, and what it is called. */
  readonly of: { readonly header: string; readonly name: (row: Row) => string };
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly total?: Row | undefined;
}

/** Pixels; what is longer scrolls below its head. */
export const MOST_HEIGHT = 620;

/** Figures as a real table: a row's name first, numbers to the right. */
export function FiguresTable<Row>({ caption, of, columns, rows, keyOf, total }: FiguresTableProps<Row>) {
  const line = (row: Row, key: string, className?: string) => (
    <Table.Tr key={key} {...(className !== undefined && { className })}>
      <Table.Th scope="row">{of.name(row)}</Table.Th>
      {columns.map(({ header, cell, bar }) => (
        <Table.Td key={header} {...(bar && { className: classes['bar'], style: share(bar(row)) })}>
          {cell(row)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
  return (
    <Table.ScrollContainer
      minWidth={100 + columns.length * 80}
      maxHeight={MOST_HEIGHT}
      className={classes['scroll'] ?? ''}
      tabIndex={0}
      type="native"
    >
      <Table
        stickyHeader
        captionSide="top"
        className={classes['figures'] ?? ''}
        verticalSpacing={4}
        horizontalSpacing={6}
      >
        <Table.Caption>{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{of.header}</Table.Th>
            {columns.map(({ header }) => (
              <Table.Th key={header} scope="col">
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows.map((row) => line(row, keyOf(row)))}</Table.Tbody>
        {total !== undefined && <Table.Tfoot>{line(total, 'total', classes['total'])}</Table.Tfoot>}
      </Table>
    </Table.ScrollContainer>
  );
}

const share = (value: number | null): CSSProperties =>
  ({ '--share': `${Math.min(100, value ?? 0)}%` }) as CSSProperties;
