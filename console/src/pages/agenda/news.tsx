import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Agenda } from '../../../../src/web/contract/agenda.ts';
import type { LiveEvent } from '../../../../src/web/live/hub.ts';
import { useLive } from '../../api/live.ts';
import { shownDate } from '../../parts/formats.ts';
import { useMe } from '../../session/session.ts';
import { useReadAnew } from './api.ts';
import { doctorName, HAPPENED } from './words.ts';

type Change = Extract<LiveEvent, { type: 'appointment' }>['change'];

/** How long a new visit stands out, milliseconds. */
const FRESH_MS = 8_000;

const BY: Readonly<Record<Change['by'], string>> = {
  'patient-phone': 'por telefone',
  staff: 'pela equipe',
  system: 'pelo sistema',
};

/** The last thing that somebody else did to the agenda. Whatever happens, what is shown is read anew. */
export function useNews(): Change | null {
  const { id } = useMe();
  const readAnew = useReadAnew();
  const [last, setLast] = useState<Change | null>(null);
  useLive(
    'appointment',
    ({ change }) => {
      if (change.actorId !== id) setLast(change);
      void readAnew();
    },
    () => void readAnew(),
  );
  useLive('clinic', () => void readAnew());
  return last;
}

/** The visit that has just come, for as long as it stands out. */
export function useFresh(news: Change | null): string | null {
  const [old, setOld] = useState<string | null>(null);
  useEffect(() => {
    if (news === null) return;
    const timer = setTimeout(() => setOld(news.id), FRESH_MS);
    return () => clearTimeout(timer);
  }, [news]);
  return news !== null && news.id !== old && news.kind !== 'cancelled' ? news.appointmentId : null;
}

/** Said politely by a screen reader, and there to be read. */
export function News({
  agenda,
  news,
}: {
  readonly agenda: Agenda | undefined;
  readonly news: Change | null;
}) {
  return (
    <Text role="status" aria-live="polite" size="sm" fw={600}>
      {news !== null && agenda !== undefined && inWords(agenda, news)}
    </Text>
  );
}

const inWords = (agenda: Agenda, { kind, by, doctorId, date, time }: Change): string =>
  `${HAPPENED[kind]} ${BY[by]}: ${doctorName(agenda, doctorId)}, ${shownDate(date)}, ${time}`;
