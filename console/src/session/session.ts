import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me, SessionState } from '../../../src/web/contract/session.ts';
import type { Permission } from '../../../src/office/principal.ts';
import { api } from '../api/client.ts';

export const SESSION = ['session'] as const;

/** How late a page that nobody touches sees that its session has ended, and shows the door. */
const LOOK_EVERY_MS = 60_000;

/** Who is signed in, and of what clinic this is the console. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION,
    queryFn: () => api.get<SessionState>('/session'),
    staleTime: 5 * 60_000,
    refetchInterval: LOOK_EVERY_MS,
    refetchIntervalInBackground: true,
  });

/** Whoever is signed in; only below the shell, where somebody is. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data?.me) throw new Error('nobody is signed in');
  return data.me;
}

/** The clinic's own zone; without a clinic, this browser's. */
export function useZone(): string {
  const { data } = useSession();
  return data?.clinic?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Nothing that was shown to somebody stays in the page. */
export const forgetShown = (queries: QueryClient): void =>
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });

/** Leaves, and forgets all that was shown. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.delete('/session').catch(() => undefined);
    forgetShown(queries);
    await queries.invalidateQueries({ queryKey: SESSION });
  };
}
