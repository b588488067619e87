import { useSearchParams } from 'react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useMe, useSession } from '../../session/session.ts';
import { isDate } from '../../parts/days.ts';

export const VIEWS = ['dia', 'semana', 'mes', 'lista'] as const;
export type View = (typeof VIEWS)[number];

/** What of the agenda is shown: all of it stands in the address, so that it can be sent on, and gone back to. */
export interface Where {
  readonly view: View;
  readonly date: string;
  readonly today: string;
  /** Of the clinic; its wall's clock is meant by every time here. */
  readonly zone: string;
  /** Shown alone. */
  readonly doctorId: string | null;
  readonly specialtyId: string | null;
  readonly locationId: string | null;
  readonly withIdle: boolean;
  /** The visit that is open. */
  readonly visitId: string | null;
  /** Somebody for whom a visit is to be booked, as their own page asks for. */
  readonly patientId: string | null;
}

const KEYS = {
  view: 'visao',
  date: 'data',
  doctorId: 'medico',
  specialtyId: 'especialidade',
  locationId: 'unidade',
  withIdle: 'todos',
  visitId: 'consulta',
  patientId: 'marcar',
} as const;

type Change = Partial<Record<keyof typeof KEYS, string | null>>;
type Seen = Pick<Where, 'view' | 'date'>;

/** Changes the address, from what it is at that moment: of two keys pressed in haste the second builds on the first. */
export type Go = (change: Change | ((now: Seen) => Change), how?: { readonly replace: boolean }) => void;

export function useWhere(): readonly [Where, Go] {
  const [params, setParams] = useSearchParams();
  const { doctorId: own } = useMe();
  const clinic = useSession().data?.clinic;
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const today = clinic?.today ?? '';
  const usual: Seen = { view: isNarrow ? 'lista' : 'dia', date: today };
  const where: Where = {
    ...seenIn(params, usual),
    today,
    zone: clinic?.zone ?? 'local',
    doctorId: own ?? params.get(KEYS.doctorId),
    specialtyId: params.get(KEYS.specialtyId),
    locationId: params.get(KEYS.locationId),
    withIdle: params.has(KEYS.withIdle),
    visitId: params.get(KEYS.visitId),
    patientId: params.get(KEYS.patientId),
  };
  const go: Go = (change, how) => {
    const now = new URLSearchParams(window.location.search);
    setParams(changed(now, typeof change === 'function' ? change(seenIn(now, usual)) : change), how);
  };
  return [where, go];
}

function seenIn(params: URLSearchParams, usual: Seen): Seen {
  const date = params.get(KEYS.date);
  const asked = params.get(KEYS.view);
  return {
    view: VIEWS.find((view) => view === asked) ?? usual.view,
    date: isDate(date) ? date : usual.date,
  };
}

function changed(params: URLSearchParams, change: Change): URLSearchParams {
  for (const [name, value] of Object.entries(change)) {
    const key = KEYS[name as keyof typeof KEYS];
    if (value === null || value === '') params.delete(key);
    else params.set(key, value);
  }
  return params;
}
