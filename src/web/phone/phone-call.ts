import { randomUUID } from 'node:crypto';
import { NoAnswer, placeCall, type CallResult } from '../../phone/place-call.ts';
import type { AppointmentChange } from '../../office/changes.ts';
import type { ToPhone, VisitRow } from '../contract/phone.ts';
import type { WebDeps } from '../deps.ts';
import type { LiveEvent } from '../live/hub.ts';
import type { BrowserHandset } from './browser-handset.ts';

/**
 * One call from a browser to the line, over its FastAGI socket like any Asterisk's. Tells the browser what is said and
 * asked in it, and what it does to the agenda.
 */
export async function callTheLine(
  deps: WebDeps,
  handset: BrowserHandset,
  from: string | null,
  tell: (message: ToPhone) => void,
): Promise<void> {
  const uniqueId = `browser-${randomUUID()}`;
  const ended = Promise.withResolvers<void>();
  let call: string | null = null;
  const unsubscribe = deps.live.subscribe((event) => {
    if (event.type === 'call' && event.news.kind === 'began' && event.news.channel === uniqueId)
      call = event.news.call;
    if (call === null || callOf(event) !== call) return;
    if (event.type === 'call') {
      tell({ kind: 'news', news: event.news });
      if (event.news.kind === 'ended') ended.resolve();
    } else if (event.type === 'appointment') void tellOfVisit(deps, event.change, tell);
  });
  try {
    const { host, port } = deps.line;
    const result = await placeCall({ host, port, callerNumber: from, uniqueId }, handset);
    if (result.ended !== 'refused') await atLeast(ended.promise);
    tell({ kind: 'ended', ...howItEnded(result) });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    tell({ kind: 'ended', how: 'no-answer', reason: null });
  } finally {
    unsubscribe();
  }
}

/** The last news come over another way than the call itself, and after it. */
const LAST_NEWS_MS = 1_500;
const atLeast = (news: Promise<void>): Promise<void> =>
  Promise.race([news, new Promise<void>((resolve) => setTimeout(resolve, LAST_NEWS_MS))]);

function callOf(event: LiveEvent): string | null {
  if (event.type === 'call') return event.news.call;
  return event.type === 'appointment' ? event.change.callId : null;
}

async function tellOfVisit(
  deps: WebDeps,
  change: AppointmentChange,
  tell: (message: ToPhone) => void,
): Promise<void> {
  try {
    tell({ kind: 'visit', visit: await visitRow(deps, change) });
  } catch (err) {
    deps.log.warn({ err }, 'a browser could not be shown the visit it has booked');
  }
}

async function visitRow({ desk }: WebDeps, change: AppointmentChange): Promise<VisitRow> {
  const clinic = await desk.stores.clinic.read();
  const doctor = clinic.doctors.find(({ id }) => id === change.doctorId);
  const nameOf = (rows: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    rows.find((row) => row.id === id)?.name ?? id;
  return {
    protocol: change.protocol,
    change: change.kind,
    doctor:
      doctor === undefined ? change.doctorId : `${doctor.gender === 'f' ? 'Dra.' : 'Dr.'} ${doctor.name}`,
    specialty: nameOf(clinic.specialties, change.specialtyId),
    location: nameOf(clinic.locations, change.locationId),
    date: change.date,
    time: change.time,
  };
}

function howItEnded({
  ended,
  afterwards,
  variables,
}: CallResult): Pick<Extract<ToPhone, { kind: 'ended' }>, 'how' | 'reason'> {
  switch (ended) {
    case 'refused':
      return { how: 'full', reason: null };
    case 'hung-up-by-caller':
      return { how: 'you', reason: null };
    case 'hung-up-by-line':
      return { how: 'line', reason: null };
    case 'dialplan':
      return afterwards.context === undefined
        ? { how: 'broken', reason: null }
        : { how: 'transferred', reason: variables.get('DISQUE_REASON') ?? null };
  }
}
