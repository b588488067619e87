import { useQuery } from '@tanstack/react-query';
import type { PolicyPage } from '../../../../../src/web/contract/policies.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';

export const usePolicies = () =>
  useQuery({ queryKey: [...CLINIC, 'policies'], queryFn: () => api.get<PolicyPage>('/policies') });
