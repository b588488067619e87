import type { DateInputProps } from '@mantine/dates';
import { DayInput } from './day-input.tsx';

interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat' | 'dateParser'> {
  readonly value: string;
  readonly onDate: (date: string) => void;
}

/** A date that is always there. What is half typed changes nothing yet. */
export function DateField({ onDate, ...rest }: DateFieldProps) {
  return <DayInput {...rest} onChange={(date) => date !== null && onDate(date)} />;
}
