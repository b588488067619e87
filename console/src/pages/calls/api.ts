import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Callback, CallbackEdit, CallbackPage } from '../../../../src/web/contract/callbacks.ts';
import type {
  CallDetails,
  CallPage,
  CallQuestions,
  Endings,
  LiveCalls,
} from '../../../../src/web/contract/calls.ts';
import { api } from '../../api/client.ts';

/** Calls of other servers are seen when the database is read anew. */
const READ_ANEW_MS = 10_000;
const CALLS = 'calls';
const CALLBACKS = 'callbacks';

export interface Filters {
  readonly from: string;
  readonly until: string;
  readonly outcome: string;
  readonly question: string;
  readonly patientId: string;
}

export const useLiveCalls = () =>
  useQuery({
    queryKey: [CALLS, 'live'],
    queryFn: () => api.get<LiveCalls>('/calls/live'),
    refetchInterval: READ_ANEW_MS,
  });

export function useReadLiveAnew(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: [CALLS, 'live'] });
}

export const useCallHistory = (filters: Filters) =>
  useInfiniteQuery({
    queryKey: [CALLS, 'history', filters],
    queryFn: ({ pageParam }) => api.get<CallPage>('/calls', { ...filters, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const useCall = (id: string | null) =>
  useQuery({
    queryKey: [CALLS, 'one', id],
    queryFn: () => api.get<CallDetails>(`/calls/${id}`),
    enabled: id !== null,
    staleTime: 0,
  });

export const useQuestions = () =>
  useQuery({
    queryKey: [CALLS, 'questions'],
    queryFn: () => api.get<CallQuestions>('/calls/questions'),
    staleTime: Infinity,
  });

export const useEndings = (from: string, until: string) =>
  useQuery({
    queryKey: [CALLS, 'endings', from, until],
    queryFn: () => api.get<Endings>('/calls/endings', { from, until }),
    enabled: from !== '' && until !== '',
    placeholderData: keepPreviousData,
  });

export const useCallbacks = (state: 'open' | 'done') =>
  useInfiniteQuery({
    queryKey: [CALLBACKS, state],
    queryFn: ({ pageParam }) => api.get<CallbackPage>('/callbacks', { state, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 30_000,
  });

export const useCallbackDetails = (id: string) =>
  useQuery({
    queryKey: [CALLBACKS, 'one', id],
    queryFn: () => api.get<Callback>(`/callbacks/${id}`),
    staleTime: 0,
  });

export function useReadCallbacksAnew(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: [CALLBACKS] });
}

/** Changes one; whatever comes of it, the list is read anew. */
export function useWorkOnCallback() {
  const readAnew = useReadCallbacksAnew();
  return useMutation({
    mutationFn: ({ id, ...edit }: CallbackEdit & { readonly id: string }) =>
      api.put<Callback>(`/callbacks/${id}`, edit),
    onSettled: readAnew,
  });
}
