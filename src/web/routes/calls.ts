import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SILENT_MS } from '../../office/calls/call-recorder.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import { addDays, epochDay } from '../../scheduling/calendar.ts';
import { dayStart, epochMsOf } from '../../scheduling/wall-clock.ts';
import { audit } from '../audit.ts';
import {
  callDetails,
  callPage,
  callQuery,
  callQuestions,
  endings,
  endingsQuery,
  liveCalls,
} from '../contract/calls.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { pageFrom, readCursor } from '../pages.ts';
import { notFound } from '../problem.ts';
import { principal } from '../request.ts';
import { callWords } from './call-words.ts';
import { FirstSights } from './first-sight.ts';

const tags = ['calls'];
const config = { access: 'calls:read' } as const;
const place = z.object({ startedAt: z.number(), id: z.string() });

/** Calls: who is on the line, how calls were, and where callers gave up. */
export const callRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, calls: recorder, line } = deps;
    const { calls } = desk.office;
    const words = callWords(line.tree);
    const sights = new FirstSights(deps, 'call.live');

    app.get(
      '/calls/live',
      { config, schema: { tags, summary: 'Who is on the line now', response: { 200: liveCalls } } },
      async (request) => {
        const now = desk.clock.now();
        const lasting = await recorder.withOwn(await calls.inProgress(now - SILENT_MS));
        await sights.note(
          request,
          lasting.flatMap(({ id, patientId }) =>
            patientId === null ? [] : [{ kind: 'call', id, patientId }],
          ),
        );
        return { now, calls: lasting.map((call) => words.call(call, principal(request))) };
      },
    );

    app.get(
      '/calls/questions',
      {
        config,
        schema: { tags, summary: 'The questions of the call tree', response: { 200: callQuestions } },
      },
      () => ({ questions: words.questions }),
    );

    app.get(
      '/calls/endings',
      {
        config: { access: ['calls:read', 'reports:read'] },
        schema: {
          tags,
          summary: 'Where calls ended, and where callers gave up',
          querystring: endingsQuery,
          response: { 200: endings },
        },
      },
      async (request) => {
        const { from, until } = await momentsOf(deps, request.query);
        return words.endings(await calls.endings(from ?? 0, until ?? desk.clock.now()));
      },
    );

    app.get(
      '/calls',
      {
        config,
        schema: {
          tags,
          summary: 'Calls that have ended, the newest first',
          querystring: callQuery,
          response: { 200: callPage },
        },
      },
      async (request) => {
        const { cursor, limit, outcome = null, question = null, patientId = null } = request.query;
        const after = readCursor(cursor, place);
        const when = await momentsOf(deps, request.query);
        const query = { ...when, outcome, question, patientId, after, limit: limit + 1 };
        const page = pageFrom(await calls.history(query), limit, ({ startedAt, id }) => ({ startedAt, id }));
        await audit(deps, request, {
          action: 'call.list',
          subject: { kind: 'calls', id: null },
          patientId,
          details: { calls: page.items.length },
        });
        return { ...page, items: page.items.map((call) => words.call(call, principal(request))) };
      },
    );

    app.get(
      '/calls/:id',
      {
        config,
        schema: {
          tags,
          summary: 'One call, with all that was said, asked and heard',
          params: idParams,
          response: { 200: callDetails },
        },
      },
      async (request) => {
        const call = await calls.byId(request.params.id);
        if (call === null) throw notFound('Esta ligação');
        const who = principal(request);
        const [transcript, visits] = await Promise.all([
          calls.transcript(call.id),
          who.permissions.has('agenda:read') ? calls.visits(call) : [],
        ]);
        const { id, patientId } = call;
        await audit(deps, request, { action: 'call.view', subject: { kind: 'call', id }, patientId });
        return { call: words.call(call, who), transcript: transcript.map(words.moment), visits: [...visits] };
      },
    );
  };

/** Days on the clinic's wall, both included, as moments. */
async function momentsOf(
  { desk }: WebDeps,
  { from, until }: { readonly from?: LocalDate | undefined; readonly until?: LocalDate | undefined },
): Promise<{ readonly from: number | null; readonly until: number | null }> {
  const { zone } = await desk.stores.clinic.read();
  const startOf = (date: LocalDate) => epochMsOf(dayStart(zone, epochDay(date)));
  return {
    from: from === undefined ? null : startOf(from),
    until: until === undefined ? null : startOf(addDays(until, 1)),
  };
}
