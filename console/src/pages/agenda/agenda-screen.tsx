import { Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import { longDate, shownDate } from '../../parts/formats.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { useMay, useMe } from '../../session/session.ts';
import { useAgenda } from './api.ts';
import type { Place } from './calendar.tsx';
import { monthName, monthOf, mondayOf, addDays } from '../../parts/days.ts';
import { BookFor, Dialogs, type OpenDialog } from './dialogs.tsx';
import { Filters } from './filters.tsx';
import { useAgendaKeys, type AgendaKey } from './keys.tsx';
import { News, useFresh, useNews } from './news.tsx';
import { weekDoctor } from './selection.ts';
import { DateNavigation, stepped, Tools } from './toolbar.tsx';
import { useVisitActions } from './visit-actions.tsx';
import { VisitDrawer } from './visit-drawer.tsx';
import { Views } from './views.tsx';
import { useWhere, type View, type Where } from './where.ts';

/** The agenda, open all day. */
export function AgendaScreen() {
  const [where, go] = useWhere();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const may = useMay();
  const me = useMe();
  const news = useNews();
  const fresh = useFresh(news);
  const day = useAgenda({ from: where.date, until: where.date });
  const { doctorId, date } = where;

  const book = (place: Place) => setDialog({ kind: 'book', preset: { ...place, patient: null } });
  const bookAny = () => setDialog({ kind: 'book', preset: { doctorId, date, time: null, patient: null } });
  const toDate = (date: string) => go({ date });
  const step = (by: 1 | -1) => go((now) => ({ date: stepped(now, by) }));
  const toView = (view: View) => go({ view });
  const open = (visit: AgendaVisit) => go({ visitId: visit.id });
  const show = ({ id, date, doctorId: now }: AgendaVisit) => {
    setDialog(null);
    go({ visitId: id, date, ...(doctorId !== null && { doctorId: now }) });
  };
  const actionsFor = useVisitActions(where.today, {
    move: (visit) => setDialog({ kind: 'move', visit, to: null, revert: () => undefined }),
    cancel: (visit) => setDialog({ kind: 'cancel', visit }),
    gone: (visit, gone) => setDialog({ kind: 'gone', visit, gone }),
  });
  const keys = agendaKeys(where, {
    toDate,
    step,
    toView,
    book: may('agenda:write') ? bookAny : null,
    help: () => setDialog({ kind: 'keys' }),
  });
  useAgendaKeys(keys, dialog !== null || where.visitId !== null || where.patientId !== null);

  return (
    <Page
      title="Agenda"
      tools={
        <Tools
          where={where}
          onBook={may('agenda:write') ? bookAny : null}
          onFeed={() => setDialog({ kind: 'feed' })}
          onKeys={() => setDialog({ kind: 'keys' })}
        />
      }
    >
      <Group gap="md">
        <DateNavigation where={where} onDate={toDate} onStep={step} onView={toView} />
        <Title order={2} size="h4">
          {headline(where)}
        </Title>
      </Group>
      <Shown query={day}>
        {(agenda) => (
          <Stack gap="xs">
            <Group justify="space-between">
              {me.doctorId === null && (
                <Filters
                  {...{ agenda, where }}
                  doctorId={where.view === 'semana' ? weekDoctor(agenda, where) : doctorId}
                  onChange={go}
                />
              )}
              <News agenda={agenda} news={news} />
            </Group>
            <Views
              {...{ agenda, where, fresh, actionsFor }}
              onGo={go}
              onOpen={open}
              onBook={book}
              onDrop={(visit, to, revert) => setDialog({ kind: 'move', visit, to, revert })}
            />
            {where.visitId !== null && (
              <VisitDrawer
                key={where.visitId}
                agenda={agenda}
                zone={where.zone}
                visitId={where.visitId}
                opened={dialog === null}
                actionsFor={actionsFor}
                onClose={() => go({ visitId: null })}
              />
            )}
            {where.patientId !== null && may('agenda:write') && (
              <BookFor
                key={where.patientId}
                {...{ agenda, where }}
                patientId={where.patientId}
                onClose={() => go({ patientId: null }, { replace: true })}
              />
            )}
            <Dialogs
              {...{ agenda, where, keys, dialog }}
              onClose={(isGone) => {
                setDialog(null);
                if (isGone) go({ visitId: null });
              }}
              onShow={show}
            />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function headline({ view, date }: Where): string {
  const long = (day: string) => `${longDate(day)} de ${day.slice(0, 4)}`;
  switch (view) {
    case 'mes':
      return monthName(monthOf(date));
    case 'semana':
      return `Semana de ${shownDate(mondayOf(date))} a ${shownDate(addDays(mondayOf(date), 6))}`;
    case 'dia':
    case 'lista':
      return long(date);
  }
}

interface KeyHands {
  readonly toDate: (date: string) => void;
  readonly step: (by: 1 | -1) => void;
  readonly toView: (view: View) => void;
  readonly book: (() => void) | null;
  readonly help: () => void;
}

function agendaKeys({ today }: Where, { toDate, step, toView, book, help }: KeyHands): AgendaKey[] {
  const views = [
    ['D', 'dia', 'mostra o dia'],
    ['S', 'semana', 'mostra a semana de um médico'],
    ['M', 'mes', 'mostra o mês'],
    ['L', 'lista', 'mostra o dia em lista'],
  ] as const;
  return [
    ...(book === null ? [] : [{ key: 'n', shown: 'N', does: 'marca uma consulta', run: book }]),
    { key: 't', shown: 'T', does: 'vai para hoje', run: () => toDate(today) },
    {
      key: 'ArrowLeft',
      shown: '←',
      does: 'volta um dia, uma semana ou um mês',
      run: () => step(-1),
    },
    {
      key: 'ArrowRight',
      shown: '→',
      does: 'avança um dia, uma semana ou um mês',
      run: () => step(1),
    },
    ...views.map(([letter, view, does]) => ({
      key: letter.toLowerCase(),
      shown: letter,
      does,
      run: () => toView(view),
    })),
    { key: 'shift+?', shown: '?', does: 'mostra esta ajuda', run: help },
  ];
}
