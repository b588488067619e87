import { DateInput, type DateInputProps } from '@mantine/dates';
import { readDate } from './days.ts';

/** A date as people in Brazil type it (`24/11/2026`), or picked, or none. Mantine alone would read the month first. */
export function DayInput(props: Omit<DateInputProps, 'valueFormat' | 'dateParser'>) {
  return (
    <DateInput
      placeholder="dd/mm/aaaa"
      valueFormat="DD/MM/YYYY"
      dateParser={readDate}
      previousLabel="Mês anterior"
      nextLabel="Próximo mês"
      {...props}
    />
  );
}
