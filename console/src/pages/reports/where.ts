import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';

export interface Period {
  readonly from: string;
  readonly until: string;
}

/** What the reports are about; all of it stands in the address, so that it can be sent to a colleague. */
export interface Where extends Period {
  readonly doctorId: string | null;
  readonly specialtyId: string | null;
  readonly locationId: string | null;
}

const MOST_DAYS = 366;

const day = (date: dayjs.Dayjs): string => date.format('YYYY-MM-DD');

/** Usual periods, counted from the clinic's today. */
export const PRESETS: Readonly<
  Record<string, { readonly label: string; readonly of: (today: dayjs.Dayjs) => Period }>
> = {
  'last-4-weeks': {
    label: 'Últimas 4 semanas',
    of: (today) => ({ from: day(today.subtract(27, 'day')), until: day(today) }),
  },
  'this-month': {
    label: 'Este mês',
    of: (today) => ({ from: day(today.startOf('month')), until: day(today.endOf('month')) }),
  },
  'last-12-months': {
    label: '12 meses',
    of: (today) => ({ from: day(today.subtract(1, 'year').add(1, 'day')), until: day(today) }),
  },
  'next-4-weeks': {
    label: 'Próximas 4 semanas',
    of: (today) => ({ from: day(today), until: day(today.add(27, 'day')) }),
  },
};

export const presetOf = (preset: string, today: string): Period | null =>
  PRESETS[preset]?.of(dayjs(today)) ?? null;

/** The preset that gives this very period. */
export const presetFor = ({ from, until }: Period, today: string): string | null =>
  Object.keys(PRESETS).find((preset) => {
    const period = presetOf(preset, today);
    return period?.from === from && period.until === until;
  }) ?? null;

/** What is wrong with a period, in words; null = nothing. */
export function periodProblem({ from, until }: Period): string | null {
  if (until < from) return 'Vem antes da data inicial.';
  return dayjs(until).diff(dayjs(from), 'day') >= MOST_DAYS ? 'O período tem no máximo 366 dias.' : null;
}

const IS_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The place, and how to go elsewhere. */
export function useWhere(today: string): readonly [Where, (change: Partial<Where>) => void] {
  const [params, setParams] = useSearchParams();
  const usual = presetOf('last-4-weeks', today) ?? { from: today, until: today };
  const dateOf = (name: 'from' | 'until') => {
    const date = params.get(name);
    return date !== null && IS_DATE.test(date) ? date : usual[name];
  };
  const where: Where = {
    from: dateOf('from'),
    until: dateOf('until'),
    doctorId: params.get('doctorId'),
    specialtyId: params.get('specialtyId'),
    locationId: params.get('locationId'),
  };
  const go = (change: Partial<Where>) => {
    const entries = Object.entries({ ...where, ...change }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    setParams(entries, { replace: true });
  };
  return [where, go];
}
