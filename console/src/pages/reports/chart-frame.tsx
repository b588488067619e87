import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './reports.module.css';

interface ChartAndTableProps {
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** The table has many columns, and wants the whole width. */
  readonly wide?: boolean;
}

/** A chart, and beside it (or below it) the table of the same figures, which screen readers are given. */
export function ChartAndTable({ chart, table, wide = false }: ChartAndTableProps) {
  return (
    <SimpleGrid cols={wide ? 1 : { base: 1, lg: 2 }} spacing="lg" className={classes['section'] ?? ''}>
      <div aria-hidden>{chart}</div>
      <div>{table}</div>
    </SimpleGrid>
  );
}
