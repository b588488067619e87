import { Table } from '@mantine/core';
import { memo } from 'react';
import { FiguresFrame } from './figures-frame.tsx';
import classes from './reports.module.css';

interface HeatTableProps {
  readonly caption: string;
  /** What a row is. */
  readonly of: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly title?: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    /** `part`: 0 = nothing, 1 = full; shown as a shade, and as the text. */
    readonly cells: readonly { readonly part: number; readonly text: string }[];
  }[];
}

const LEVELS = 4;
const levelOf = (part: number): number => Math.min(LEVELS, Math.ceil(part * LEVELS));

/** A map made of a table: each cell's number, and a shade of it. */
export const HeatTable = memo(function HeatTable({ caption, of, columns, rows }: HeatTableProps) {
  return (
    <FiguresFrame
      {...{ caption, of, columns }}
      minWidth={140 + columns.length * 54}
      className={classes['heat'] ?? ''}
      withRowBorders={false}
    >
      <Table.Tbody>
        {rows.map(({ id, label, cells }) => (
          <tr key={id}>
            <Table.Th scope="row">{label}</Table.Th>
            {cells.map(({ part, text }, place) => (
              <td
                key={columns[place]?.id}
                className={`${classes['cell']} ${classes[`level${levelOf(part)}`]}`}
              >
                {text}
              </td>
            ))}
          </tr>
        ))}
      </Table.Tbody>
    </FiguresFrame>
  );
});
