import { useSearchParams } from 'react-router';

const NAMES = ['from', 'until', 'actorId', 'action', 'patientId', 'subject'] as const;

/** What is searched for; all of it stands in the address. */
export type Filters = Readonly<Record<(typeof NAMES)[number], string | null>>;

export function useFilters(): readonly [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(NAMES.map((name) => [name, params.get(name)])) as Filters;
  const change = (changed: Partial<Filters>) => {
    const entries = Object.entries({ ...filters, ...changed }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    );
    setParams(entries, { replace: true });
  };
  return [filters, change];
}

export const NO_FILTERS: Filters = {
  from: null,
  until: null,
  actorId: null,
  action: null,
  patientId: null,
  subject: null,
};
