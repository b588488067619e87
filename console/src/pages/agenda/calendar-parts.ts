import type { Calendar } from '@event-calendar/core';
import type { AgendaVisit } from '../../../../src/web/contract/agenda.ts';
import type { Place } from './calendar.tsx';
import type { VisitBox } from './calendar-events.ts';

/** What never changes of the grid. */
export const FIXED: Calendar.Options = {
  locale: 'pt-BR',
  firstDay: 1,
  allDaySlot: false,
  nowIndicator: true,
  headerToolbar: { start: '', center: '', end: '' },
  height: '100%',
  columnWidth: 'minmax(8.25rem, 1fr)',
  slotDuration: '00:30:00',
  slotLabelInterval: '01:00:00',
  slotHeight: 56,
  snapDuration: '00:10:00',
  slotEventOverlap: false,
  eventOrder: (a, b) => a.start.getTime() - b.start.getTime() || laneOf(a) - laneOf(b),
  editable: false,
  eventStartEditable: false,
  eventDurationEditable: false,
  longPressDelay: 400,
  dayHeaderFormat: { weekday: 'short', day: '2-digit', month: '2-digit' },
  slotLabelFormat: { hour: '2-digit', minute: '2-digit' },
};

const textOf = (content: Calendar.Content): string => (typeof content === 'string' ? content : '');

const boxOf = (event: Calendar.Event): VisitBox | undefined =>
  event.extendedProps['box'] as VisitBox | undefined;

/** An encaixe stands to the right of what it was put beside. */
const laneOf = (event: Calendar.Event): number => boxOf(event)?.visit.lane ?? 0;

/** The visit whose box it is; null for what lies behind the boxes. */
export const visitIn = (event: Calendar.Event): AgendaVisit | null => boxOf(event)?.visit ?? null;

/** A moment of the grid, as its text or as a date whose own clock shows the wall's. */
export function placeAt(moment: string | Date, resource: Calendar.Resource | undefined): Place {
  const text = typeof moment === 'string' ? moment : wallOf(moment);
  return { doctorId: resource?.id ?? null, date: text.slice(0, 10), time: text.slice(11, 16) };
}

function wallOf(moment: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const date = [moment.getFullYear(), pad(moment.getMonth() + 1), pad(moment.getDate())].join('-');
  return `${date}T${pad(moment.getHours())}:${pad(moment.getMinutes())}`;
}

function element(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

/** A box's words; those for the ear alone are hidden from the eye. */
export function boxNodes(event: Calendar.Event): Calendar.Content {
  const box = boxOf(event);
  if (box === undefined) return { domNodes: [element('span', 'agenda-label', textOf(event.title))] };
  const sign = element('span', 'agenda-sign', box.sign);
  sign.ariaHidden = 'true';
  const state = element('span', 'agenda-word', sign, box.state);
  const specialty = element('span', 'agenda-word', `· ${box.specialty}`);
  const button = element(
    'button',
    'agenda-open',
    element('span', 'agenda-title', box.title),
    element('span', 'agenda-about', box.lane, state, ' ', specialty),
    element('span', 'agenda-heard', box.heard),
  );
  button.setAttribute('type', 'button');
  button.dataset['visit'] = box.visit.id;
  // The box listens for keys as well as for the click that a button makes of them.
  button.addEventListener('keydown', (event) => event.stopPropagation());
  return { domNodes: [button] };
}

/** Draws the boxes anew, and leaves the keyboard where it was. */
export function redraw(draw: () => void): void {
  const before = document.activeElement;
  const id = before instanceof HTMLElement ? before.dataset['visit'] : undefined;
  draw();
  if (id === undefined) return;
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
}

/** A column's head: the doctor's name, which opens the doctor's week. */
export function doctorHead(resource: Calendar.Resource, open: (id: string) => void): Calendar.Content {
  const name = element('button', 'agenda-doctor', textOf(resource.title));
  name.setAttribute('type', 'button');
  name.title = 'Ver a semana';
  name.addEventListener('click', () => open(resource.id));
  return { domNodes: [name] };
}

/**
 * The library calls its grid a table, which its boxes may not stand in (ARIA 1.2, 5.2.5); ours is in the list view.
 * Here the boxes hold buttons, in a group that scrolls.
 */
export function keepTidy(root: HTMLElement): () => void {
  const observer = new MutationObserver(() => {
    tidy(root);
    observer.takeRecords();
  });
  tidy(root);
  observer.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-label'],
  });
  return () => observer.disconnect();
}

const NOT_OURS = ['role', 'tabindex', 'aria-label', 'aria-colindex'];

function tidy(root: HTMLElement): void {
  for (const name of NOT_OURS)
    for (const one of root.querySelectorAll(`[${name}]:not(.ec-main)`)) one.removeAttribute(name);
  for (const box of root.querySelectorAll('article')) box.setAttribute('role', 'none');
  const main = root.querySelector('.ec-main');
  main?.setAttribute('role', 'group');
  main?.setAttribute('aria-label', 'Grade de horários');
  main?.setAttribute('tabindex', '0');
}
