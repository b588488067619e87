import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Duplicates,
  MergePreview,
  Patient,
  PatientSearch,
  PatientsFound,
} from '../../../../src/web/contract/patients.ts';
import { api } from '../../api/client.ts';

const PATIENTS = ['patients'] as const;
const TYPING_MS = 150;

/** Whoever fits what has been typed so far. */
export function useFound(text: string) {
  const [settled] = useDebouncedValue(text.trim(), TYPING_MS);
  return useQuery({
    queryKey: [...PATIENTS, 'search', settled],
    queryFn: () =>
      api.post<PatientsFound>('/patients/search', { text: settled, limit: 20 } satisfies PatientSearch),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
}

export const useRecent = () =>
  useQuery({
    queryKey: [...PATIENTS, 'recent'],
    queryFn: () => api.get<PatientsFound>('/patients/recent'),
    staleTime: 0,
  });

export const usePatient = (id: string) =>
  useQuery({ queryKey: [...PATIENTS, 'one', id], queryFn: () => api.get<Patient>(`/patients/${id}`) });

export const useDuplicates = () =>
  useQuery({
    queryKey: [...PATIENTS, 'duplicates'],
    queryFn: () => api.get<Duplicates>('/patients/duplicates'),
  });

export const useMergePreview = (fromId: string, intoId: string) =>
  useQuery({
    queryKey: [...PATIENTS, 'merge', fromId, intoId],
    queryFn: () => api.get<MergePreview>(`/patients/${fromId}/merge`, { intoId }),
  });

/** Reads anew all that is shown of patients. */
export function usePatientsAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: PATIENTS });
}
