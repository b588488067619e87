import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AbsenceVisits, ListedAbsence } from '../../../../../src/web/contract/absences.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';

/** Where absences are in the console. */
export const ABSENCES_PATH = '/clinica/ausencias';

interface Filter {
  readonly when: 'coming' | 'past';
  readonly doctorId: string | null;
}

export const useAbsences = ({ when, doctorId }: Filter) =>
  useInfiniteQuery({
    queryKey: [...CLINIC, 'absences', when, doctorId],
    queryFn: ({ pageParam }) =>
      api.get<{ items: ListedAbsence[]; next: string | null }>('/absences', {
        when,
        doctorId,
        cursor: pageParam,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** One absence, and the visits that lie in it. */
export const useAbsenceVisits = (id: string) =>
  useQuery({
    queryKey: [...CLINIC, 'absences', id],
    queryFn: () => api.get<AbsenceVisits>(`/absences/${id}/visits`),
  });
