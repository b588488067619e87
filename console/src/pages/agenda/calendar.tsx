import '@event-calendar/core/index.css';
import {
  createCalendar,
  destroyCalendar,
  Interaction,
  ResourceTimeGrid,
  TimeGrid,
  type Calendar,
} from '@event-calendar/core';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import classes from './calendar.module.css';
import { boxNodes, doctorHead, FIXED, keepTidy, placeAt, redraw, visitIn } from './calendar-parts.ts';
import type { AgendaVisit } from '../../../../src/web/contract/agenda.ts';

/** A place of the grid. The doctor is null where the grid has no column for each. */
export interface Place {
  readonly doctorId: string | null;
  readonly date: string;
  readonly time: string;
}

interface TimeTableProps {
  readonly label: string;
  readonly view: 'resourceTimeGridDay' | 'timeGridWeek';
  readonly date: string;
  readonly zone: string;
  readonly hours: { readonly from: string; readonly until: string };
  /** What is seen first of a day longer than the screen. */
  readonly scrollTo: string;
  readonly hiddenDays: Calendar.dayOfWeek[];
  readonly events: Calendar.EventInput[];
  readonly resources: Calendar.ResourceInput[];
  readonly selectable: boolean;
  readonly onVisit: (visit: AgendaVisit) => void;
  readonly onEmpty: (place: Place) => void;
  /** The box has been dropped there; `revert` puts it back. */
  readonly onDrop: (visit: AgendaVisit, to: Place, revert: () => void) => void;
  readonly onDoctor: (id: string) => void;
}

/** Days as columns of time: visits as boxes to open and to drag, empty times to click. Another view takes another key. */
export function TimeTable(props: TimeTableProps) {
  const { view, zone, date, hours, scrollTo, hiddenDays, events, resources, selectable } = props;
  const target = useRef<HTMLDivElement>(null);
  const shown = useRef<Calendar | null>(null);
  const options = {
    date,
    scrollTime: scrollTo,
    slotMinTime: hours.from,
    slotMaxTime: hours.until,
    hiddenDays,
    resources,
    events,
    selectable,
  };
  const onEmpty = useEffectEvent((place: Place) => props.selectable && props.onEmpty(place));
  const onVisit = useEffectEvent((event: Calendar.Event) => {
    const visit = visitIn(event);
    if (visit !== null) props.onVisit(visit);
  });
  const onDrop = useEffectEvent(({ event, newResource, revert }: Calendar.EventDropInfo) => {
    const visit = visitIn(event);
    if (visit === null) return;
    const to = placeAt(event.start, newResource);
    props.onDrop(visit, { ...to, doctorId: to.doctorId ?? visit.doctorId }, revert);
  });
  const onDoctor = useEffectEvent((id: string) => props.onDoctor(id));
  const begin = useEffectEvent((element: HTMLElement) =>
    createCalendar(element, [TimeGrid, ResourceTimeGrid, Interaction], {
      ...FIXED,
      ...options,
      view,
      timeZone: zone,
      dateClick: ({ dateStr, resource }) => onEmpty(placeAt(dateStr, resource)),
      select: ({ startStr, resource }) => onEmpty(placeAt(startStr, resource)),
      eventContent: ({ event }) => boxNodes(event),
      eventClick: ({ event }) => onVisit(event),
      eventDrop: onDrop,
      resourceLabelContent: ({ resource }) => doctorHead(resource, onDoctor),
    }),
  );

  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const calendar = begin(element);
    shown.current = calendar;
    const leave = keepTidy(element);
    return () => {
      leave();
      shown.current = null;
      void destroyCalendar(calendar);
    };
  }, []);
  useOptions(shown, options);

  return (
    <section aria-label={props.label}>
      <div ref={target} className={classes['place']} />
    </section>
  );
}

/** Tells the calendar what has changed since it was drawn, and nothing else: it would lose its place. */
function useOptions(shown: RefObject<Calendar | null>, options: Calendar.Options): void {
  const told = useRef(new Map<string, string>());
  useEffect(() => {
    for (const [name, value] of Object.entries(options)) {
      const text = JSON.stringify(value);
      if (told.current.get(name) === text) continue;
      told.current.set(name, text);
      redraw(() => shown.current?.setOption(name as keyof Calendar.Options, value as never));
    }
  });
}
