import { useQuery } from '@tanstack/react-query';
import type { HolidayCalendar } from '../../../../../src/web/contract/holidays.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';

/** Where holidays are in the console. */
export const HOLIDAYS_PATH = '/clinica/feriados';

/** A year's holidays; null = this year's. */
export const useHolidays = (year: number | null) =>
  useQuery({
    queryKey: [...CLINIC, 'holidays', year],
    queryFn: () => api.get<HolidayCalendar>('/holidays', { year }),
  });
