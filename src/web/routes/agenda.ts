import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { doctorsFor, freeTimes } from '../../office/agenda/free-times.ts';
import { readMonth } from '../../office/agenda/month.ts';
import { readAgenda } from '../../office/agenda/read-agenda.ts';
import { seesDoctor } from '../../office/principal.ts';
import { addDays, epochDay } from '../../scheduling/calendar.ts';
import { audit } from '../audit.ts';
import {
  agenda,
  agendaQuery,
  freeTimes as freeTimesAnswer,
  freeTimesQuery,
  month,
  monthQuery,
} from '../contract/agenda.ts';
import type { WebDeps } from '../deps.ts';
import { notAllowed, Problem } from '../problem.ts';
import { principal } from '../request.ts';
import { toAgenda, toFreeTime } from './agenda-answer.ts';

const tags = ['agenda'];
const MOST_DAYS = 42;

/** What is in the agenda, and what is free. */
export const agendaRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const views = new NotedViews(deps);

    app.get(
      '/agenda',
      {
        config: { access: 'agenda:read' },
        schema: {
          tags,
          summary: 'Some days: working time, visits, and what is being offered on the telephone',
          querystring: agendaQuery,
          response: { 200: agenda },
        },
      },
      async (request) => {
        const { from, until } = request.query;
        const days = epochDay(until) - epochDay(from) + 1;
        if (days < 1 || days > MOST_DAYS)
          throw new Problem(
            400,
            'not-valid',
            'Esse período não serve.',
            `Peça de 1 a ${MOST_DAYS} dias: \`until\` não vem antes de \`from\`.`,
          );
        const doctorId = doctorAsked(request, request.query.doctorId);
        const view = await readAgenda(desk, { from, until, doctorId });
        await views.note(request, { from, until, doctorId });
        return toAgenda(view);
      },
    );

    app.get(
      '/agenda/month',
      {
        config: { access: 'agenda:read' },
        schema: {
          tags,
          summary: 'How much is free, and how much is booked, on each day of a month',
          querystring: monthQuery,
          response: { 200: month },
        },
      },
      async (request) => {
        const { specialtyId = null } = request.query;
        const doctorId = doctorAsked(request, request.query.doctorId);
        return { days: [...(await readMonth(desk, { month: request.query.month, doctorId, specialtyId }))] };
      },
    );

    app.get(
      '/agenda/free',
      {
        config: { access: 'agenda:read' },
        schema: {
          tags,
          summary: 'Times that could be given',
          querystring: freeTimesQuery,
          response: { 200: freeTimesAnswer },
        },
      },
      async (request) => {
        const { specialtyId, from, days } = request.query;
        const clinic = await desk.stores.clinic.read();
        const doctors = doctorsFor(clinic, specialtyId, doctorAsked(request, request.query.doctorId));
        const last = addDays(from, days - 1);
        return { times: (await freeTimes(desk, clinic, { doctors, first: from, last })).map(toFreeTime) };
      },
    );
  };

/** Whose agenda is asked for; whoever sees one doctor alone asks for that one. @throws {Problem} for another */
function doctorAsked(request: FastifyRequest, doctorId: string | undefined): string | null {
  const who = principal(request);
  if (doctorId !== undefined && !seesDoctor(who, doctorId)) throw notAllowed();
  return doctorId ?? who.doctorId;
}

interface View {
  readonly from: string;
  readonly until: string;
  readonly doctorId: string | null;
}

const NOTED_AGAIN_MS = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

/** A screen reads the same days anew with every change: the view is written down once in ten minutes. */
class NotedViews {
  readonly #deps: WebDeps;
  readonly #noted = new Map<string, number>();

  constructor(deps: WebDeps) {
    this.#deps = deps;
  }

  async note(request: FastifyRequest, { from, until, doctorId }: View): Promise<void> {
    const key = [principal(request).id, request.ip, from, until, doctorId].join(' ');
    const now = this.#deps.desk.clock.now();
    if (now - (this.#noted.get(key) ?? -Infinity) < NOTED_AGAIN_MS) return;
    await audit(this.#deps, request, {
      action: 'agenda.view',
      subject: { kind: 'doctor', id: doctorId },
      details: { from, until },
    });
    if (this.#noted.size >= MOST_REMEMBERED) this.#noted.clear();
    this.#noted.set(key, now);
  }
}
