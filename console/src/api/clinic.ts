import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClinicNames } from '../../../src/web/contract/rules.ts';
import { api } from './client.ts';
import { useLive } from './live.ts';

/** Every query of the clinic's rules begins so: when rules are saved, all of them are asked anew. */
export const CLINIC = ['clinic'] as const;

/** The names of locations, specialties and doctors, also of those that are no longer offered. */
export const useClinic = () =>
  useQuery({
    queryKey: [...CLINIC, 'names'],
    queryFn: () => api.get<ClinicNames>('/clinic'),
    staleTime: 60_000,
  });

/** Asks for all rules anew when somebody saves one, on whatever screen. */
export function useFreshClinic(): void {
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: CLINIC });
  useLive('clinic', refresh, refresh);
}
