import { DateInput, type DateInputProps } from '@mantine/dates';
import { readDate } from '../../agenda/days.ts';

/** A date, typed (`24/11/2026`) or picked, or none. */
export function OptionalDate(props: Omit<DateInputProps, 'valueFormat' | 'dateParser'>) {
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
