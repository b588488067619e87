import { DateInput, type DateInputProps } from '@mantine/dates';
import { readDate } from './days.ts';

interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat' | 'dateParser'> {
  readonly value: string;
  readonly onDate: (date: string) => void;
}

/** A date, typed (`24/11/2026`) or picked. What is half typed changes nothing yet. */
export function DateField({ onDate, ...rest }: DateFieldProps) {
  return (
    <DateInput
      {...rest}
      valueFormat="DD/MM/YYYY"
      dateParser={readDate}
      previousLabel="Mês anterior"
      nextLabel="Próximo mês"
      onChange={(date) => date !== null && onDate(date)}
    />
  );
}
