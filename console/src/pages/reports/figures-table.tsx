import { Table } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { FiguresFrame } from './figures-frame.tsx';
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
    <FiguresFrame
      caption={caption}
      of={of.header}
      columns={columns.map(({ header }) => ({ id: header, label: header }))}
      minWidth={100 + columns.length * 80}
    >
      <Table.Tbody>{rows.map((row) => line(row, keyOf(row)))}</Table.Tbody>
      {total !== undefined && <Table.Tfoot>{line(total, 'total', classes['total'])}</Table.Tfoot>}
    </FiguresFrame>
  );
}

const share = (value: number | null): CSSProperties =>
  ({ '--share': `${Math.min(100, value ?? 0)}%` }) as CSSProperties;
