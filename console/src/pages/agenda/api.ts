import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  Agenda,
  AgendaVisit,
  AppointmentCancellation,
  AppointmentDetails,
  AppointmentMove,
  Feed,
  FreeTime,
  Month,
  NewAppointment,
  StatusChange,
} from '../../../../src/web/contract/agenda.ts';
import { api } from '../../api/client.ts';

const AGENDA = 'agenda';
/** What callers are being offered comes and goes without a change of any visit. */
const HELD_MS = 10_000;

/** Some days, both inclusive, of one doctor or of all. */
export interface Days {
  readonly from: string;
  readonly until: string;
  readonly doctorId?: string | null;
}

export const useAgenda = (days: Days) =>
  useQuery({
    queryKey: [AGENDA, 'days', days],
    queryFn: () => api.get<Agenda>('/agenda', { ...days }),
    refetchInterval: HELD_MS,
    placeholderData: keepPreviousData,
  });

export const useMonth = (ask: {
  readonly month: string;
  readonly doctorId: string | null;
  readonly specialtyId: string | null;
}) =>
  useQuery({
    queryKey: [AGENDA, 'month', ask],
    queryFn: () => api.get<Month>('/agenda/month', ask),
    placeholderData: keepPreviousData,
  });

export interface FreeAsked {
  readonly specialtyId: string | null;
  readonly doctorId: string | null;
  readonly from: string;
  readonly days: number;
}

export const useFreeTimes = (ask: FreeAsked, enabled = true) =>
  useQuery({
    queryKey: [AGENDA, 'free', ask],
    queryFn: () => api.get<{ readonly times: readonly FreeTime[] }>('/agenda/free', { ...ask }),
    enabled: enabled && ask.specialtyId !== null,
    staleTime: 2_000,
  });

export const useVisit = (id: string) =>
  useQuery({
    queryKey: [AGENDA, 'visit', id],
    queryFn: () => api.get<AppointmentDetails>(`/appointments/${id}`),
  });

/** Everything of the agenda that is shown is read anew. */
export function useReadAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [AGENDA] });
}

/** What the server compares before it changes a visit: where this screen shows it. */
export const seenAt = ({ doctorId, date, time }: AgendaVisit) => ({ doctorId, date, time });

export const bookVisit = (wanted: NewAppointment) => api.post<AgendaVisit>('/appointments', wanted);
export const moveVisit = (id: string, move: AppointmentMove) =>
  api.post<AgendaVisit>(`/appointments/${id}/move`, move);
export const cancelVisit = (id: string, cancellation: AppointmentCancellation) =>
  api.post(`/appointments/${id}/cancel`, cancellation);
export const changeStatus = (id: string, change: StatusChange) =>
  api.post<AgendaVisit>(`/appointments/${id}/status`, change);

/** A doctor's calendar address. */
export const useFeed = (doctorId: string | null) =>
  useQuery({
    queryKey: ['feed', doctorId],
    queryFn: () => api.get<Feed>(`/doctors/${doctorId}/feed`),
    enabled: doctorId !== null,
  });
export const makeFeed = (doctorId: string) => api.post<Feed>(`/doctors/${doctorId}/feed`);
export const revokeFeed = (doctorId: string) => api.delete(`/doctors/${doctorId}/feed`);
