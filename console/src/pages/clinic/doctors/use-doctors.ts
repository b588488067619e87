import { useQuery } from '@tanstack/react-query';
import type { Doctor } from '../../../../../src/web/contract/doctors.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';

export const useDoctors = () =>
  useQuery({
    queryKey: [...CLINIC, 'doctors'],
    queryFn: () => api.get<{ items: Doctor[] }>('/doctors').then(({ items }) => items),
  });

/** Where doctors are in the console. */
export const DOCTORS_PATH = '/clinica/medicos';
