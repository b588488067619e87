import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { maskPhone } from '../../booking/phone-number.ts';
import { reasonInWords } from '../../office/calls/callback-reasons.ts';
import type { Callback } from '../../office/calls/callbacks.ts';
import { elderDates, priorityOf } from '../../office/calls/priority.ts';
import { versionOf, workOnCallback } from '../../office/calls/work-on-callback.ts';
import type { Principal } from '../../office/principal.ts';
import { todayIn } from '../../scheduling/wall-clock.ts';
import { audit } from '../audit.ts';
import {
  callbackDetails,
  callbackEdit,
  callbackPage,
  callbackQuery,
  type Callback as ShownCallback,
} from '../contract/callbacks.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { pageFrom, readCursor, type Page } from '../pages.ts';
import { notFound, Problem } from '../problem.ts';
import { principal } from '../request.ts';
import { FirstSights } from './first-sight.ts';

const tags = ['callbacks'];
const placeOpen = z.object({ priority: z.number(), requestedAt: z.number(), id: z.string() });
const placeDone = z.object({ handledAt: z.number(), id: z.string() });

/** Whom to call back: a list of work that colleagues share. */
export const callbackRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, live } = deps;
    const { callbackWork } = desk.office;
    const sights = new FirstSights(deps, 'callback.list');

    const today = async () => todayIn((await desk.stores.clinic.read()).zone, desk.clock.now());

    const openPage = async (cursor: string | undefined, limit: number): Promise<Page<Callback>> => {
      const found = await callbackWork.open(
        elderDates(await today()),
        readCursor(cursor, placeOpen),
        limit + 1,
      );
      return pageFrom(found, limit, ({ priority, requestedAt, id }) => ({ priority, requestedAt, id }));
    };
    const donePage = async (cursor: string | undefined, limit: number): Promise<Page<Callback>> => {
      const found = await callbackWork.done(readCursor(cursor, placeDone), limit + 1);
      return pageFrom(found, limit, ({ handledAt, id }) => ({ handledAt: handledAt ?? 0, id }));
    };

    app.get(
      '/callbacks',
      {
        config: { access: 'calls:read' },
        schema: {
          tags,
          summary: 'Requests for a call: those to be done, or those done',
          querystring: callbackQuery,
          response: { 200: callbackPage },
        },
      },
      async (request) => {
        const { state, cursor, limit } = request.query;
        const page = await (state === 'open' ? openPage : donePage)(cursor, limit);
        await sights.note(
          request,
          page.items.flatMap(({ id, patient }) =>
            patient === null ? [] : [{ kind: 'callback', id, patientId: patient.id }],
          ),
        );
        const date = await today();
        const items = page.items.map((each) => shown(each, date, principal(request)));
        return { items, next: page.next, now: desk.clock.now() };
      },
    );

    app.get(
      '/callbacks/:id',
      {
        config: { access: 'calls:write' },
        schema: {
          tags,
          summary: 'One request, with the whole number to call',
          params: idParams,
          response: { 200: callbackDetails },
        },
      },
      async (request) => {
        const found = await callbackWork.byId(request.params.id);
        if (found === null) throw notFound('Este pedido de retorno');
        await audit(deps, request, {
          action: 'callback.view',
          subject: { kind: 'callback', id: found.id },
          patientId: found.patient?.id ?? null,
        });
        return { ...shown(found, await today(), principal(request)), phone: found.phone };
      },
    );

    app.put(
      '/callbacks/:id',
      {
        config: { access: 'calls:write' },
        schema: {
          tags,
          summary: 'Take a request, note something, call it done, or give it back',
          params: idParams,
          body: callbackEdit,
          response: { 200: callbackDetails },
        },
      },
      async (request) => {
        const who = principal(request);
        const outcome = await workOnCallback(desk, request.params.id, request.body, who);
        if (outcome.kind === 'gone') throw notFound('Este pedido de retorno');
        if (outcome.kind === 'changed-meanwhile')
          throw tooLate(outcome.current, shown(outcome.current, await today(), who));
        const { callback, deed } = outcome;
        await audit(deps, request, {
          action: `callback.${deed}`,
          subject: { kind: 'callback', id: callback.id },
          patientId: callback.patient?.id ?? null,
        });
        live.publish({ type: 'callbacks' });
        return { ...shown(callback, await today(), who), phone: callback.phone };
      },
    );
  };

function shown(callback: Callback, today: string, who: Principal): ShownCallback {
  const { id, patient, phone, reason, callId, requestedAt, handledAt, work, userName } = callback;
  const name = who.permissions.has('patients:read') ? (patient?.name ?? null) : null;
  return {
    id,
    patient: patient === null ? null : { id: patient.id, name },
    phone: maskPhone(phone),
    reason: reasonInWords(reason),
    callId,
    requestedAt,
    handledAt,
    priority: priorityOf(patient?.birthDate ?? null, today),
    state: work.state,
    by: work.userId === null ? null : { id: work.userId, name: userName ?? 'Um programa' },
    note: work.note,
    updatedAt: work.updatedAt,
    version: versionOf(work),
  };
}

/** Says who was quicker. */
function tooLate({ work, userName }: Callback, current: ShownCallback): Problem {
  const name = userName ?? 'Outra pessoa';
  const title = {
    new: 'Este retorno voltou para a fila enquanto você olhava.',
    'in-progress': `${name} já assumiu este retorno.`,
    done: `${name} já concluiu este retorno.`,
  }[work.state];
  return new Problem(409, 'callback-taken', title, 'Veja como ele está agora, ou escolha outro da fila.', {
    current,
  });
}
