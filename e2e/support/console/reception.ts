/** The reception of the demo clinic, through the API. */
import { randomUUID } from 'node:crypto';
import { addDays } from '../../../src/scheduling/calendar.ts';
import { todayIn } from '../../../src/scheduling/wall-clock.ts';
import type { Agenda, AgendaVisit, FreeTime, LostRace } from '../../../src/web/contract/agenda.ts';
import type { ProblemBody } from '../../../src/web/problem.ts';
import { RAFAEL, ZONE } from './agenda.ts';
import type { ApiClient } from './api-client.ts';
import { ConsoleServer } from './console.ts';

/** A visit, or why there is none. */
type Either = Omit<AgendaVisit, 'status'> &
  Pick<ProblemBody, 'code' | 'title' | 'detail'> &
  LostRace & { readonly status: string | number; readonly current: AgendaVisit };

/** Whom to book for. */
export const LUCIA = { patientId: 'demo-lucia', specialtyId: RAFAEL.specialtyId };
export const DAVI = { patientId: 'demo-davi', specialtyId: RAFAEL.specialtyId };

const ALL_DAY = 16;

export const today = todayIn(ZONE, Date.now());
export const at = (date: string, time: string, doctorId = RAFAEL.id) => ({ doctorId, date, time });
export const expected = ({ doctorId, date, time }: AgendaVisit) => ({ doctorId, date, time });
/** `2027-01-04` → `04/01/2027`. */
export const shown = (date: string): string => date.split('-').reverse().join('/');

/** Two receptionists, and days of Dr. Rafael on which nothing is yet: not the next two, which may hold the demo's own visit. */
export class Reception {
  readonly server: ConsoleServer;
  readonly ana: ApiClient;
  readonly bia: ApiClient;
  readonly #workdays: string[];

  private constructor(server: ConsoleServer, ana: ApiClient, bia: ApiClient, workdays: string[]) {
    this.server = server;
    this.ana = ana;
    this.bia = bia;
    this.#workdays = workdays;
  }

  static async open(): Promise<Reception> {
    const server = await ConsoleServer.start();
    const ana = await server.api('receptionist', 'ana', { name: 'Ana Lima' });
    const bia = await server.api('receptionist', 'bia', { name: 'Bia Reis' });
    const { body } = await ana.get<{ readonly times: readonly FreeTime[] }>(
      `/agenda/free?specialtyId=${RAFAEL.specialtyId}&doctorId=${RAFAEL.id}&from=${addDays(today, 3)}&days=31`,
    );
    const perDay = Map.groupBy(body.times, ({ date }) => date);
    const workdays = [...perDay].flatMap(([date, times]) => (times.length === ALL_DAY ? [date] : []));
    return new Reception(server, ana, bia, workdays);
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** Another day each time it is asked. */
  workday(): string {
    const date = this.#workdays.shift();
    if (date === undefined) throw new Error('a month has too few working days for these tests');
    return date;
  }

  book(api: ApiClient, what: object, key: string = randomUUID()) {
    return api.post<Either>('/appointments', what, { 'idempotency-key': key });
  }

  /** Of Lúcia, unless `more` says otherwise, by Ana. */
  async booked(date: string, time: string, more: object = {}): Promise<AgendaVisit> {
    const what = { ...LUCIA, ...at(date, time), ...more };
    const { status, body } = await this.ana.post<AgendaVisit>('/appointments', what);
    if (status !== 201) throw new Error(`not booked: ${JSON.stringify(body)}`);
    return body;
  }

  change(api: ApiClient, { id }: { readonly id: string }, what: 'move' | 'cancel' | 'status', body: object) {
    return api.post<Either>(`/appointments/${id}/${what}`, body);
  }

  dayOf(api: ApiClient, date: string, more = '') {
    return api.get<Agenda>(`/agenda?from=${date}&until=${date}${more}`);
  }

  /** What was written down, newest first. */
  audited(action: string, of: { readonly patientId?: string; readonly actorId?: string }) {
    return this.server.audited(action, of);
  }
}
