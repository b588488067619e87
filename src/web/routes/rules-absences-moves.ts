import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { minuteOf } from '../../office/agenda/clock.ts';
import {
  freeTimesFor,
  heldUntil,
  holdChosen,
  proposeTimes,
  releaseTimes,
} from '../../office/rules/absences-proposals.ts';
import type { Absent, HitVisit } from '../../office/rules/absences.ts';
import { audit } from '../audit.ts';
import {
  holdAnswer,
  holdRequest,
  moveAnswer,
  moveRequest,
  phones,
  phonesQuery,
  proposalQuery,
  proposals,
  releaseRequest,
  times,
  timesQuery,
} from '../contract/absences.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { moveAll } from './rules-absences-answer.ts';
import {
  absentOf,
  auditHits,
  showHit,
  showHits,
  showHold,
  showSpot,
  wordsOf,
} from './rules-absences-shown.ts';

const tags = ['clinic'];

/** Where the visits that an absence hits could go, held while the staff decides; and the moves themselves. */
export const absenceMoveRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { absences } = desk.office;

    app.post(
      '/absences/proposals',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'The nearest free time for each visit that an absence hits (saved or not), held',
          body: proposalQuery,
          response: { 200: proposals },
        },
      },
      async (request) => {
        const { absence, whom, visitIds } = request.body;
        const words = await wordsOf(deps);
        const absent = absentOf(words, absence);
        const hits = (await absences.visitsHit(absent, desk.clock.now())).filter(
          ({ appointment }) => visitIds === undefined || visitIds.includes(appointment.id),
        );
        await auditHits(deps, request, hits, null);
        const until = heldUntil(desk);
        const found = await proposeTimes(desk, absent, hits, whom);
        const items = found.map(({ hit, hold }) => ({
          visit: showHit(words, hit),
          held: hold === null ? null : showHold(words, hold),
        }));
        return { items, heldUntil: until };
      },
    );

    app.post(
      '/absences/times',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'All that is free for one of those visits, with a doctor on a date',
          body: timesQuery,
          response: { 200: times },
        },
      },
      async (request) => {
        const { absence, visitId, doctorId, date } = request.body;
        const words = await wordsOf(deps);
        const absent = absentOf(words, absence);
        const hit = await hitOf(deps, absent, visitId);
        const offers = await freeTimesFor(desk, absent, hit, { doctorId, date });
        return { times: offers.map((offer) => showSpot(words, offer)) };
      },
    );

    app.post(
      '/absences/holds',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'Hold another time for one of those visits',
          body: holdRequest,
          response: { 200: holdAnswer },
        },
      },
      async (request) => {
        const { absence, visitId, to, instead } = request.body;
        const words = await wordsOf(deps);
        const absent = absentOf(words, absence);
        const hit = await hitOf(deps, absent, visitId);
        const until = heldUntil(desk);
        const hold = await holdChosen(desk, absent, hit, { ...to, minute: minuteOf(to.time) });
        if (hold === null)
          throw new Problem(
            409,
            'taken',
            'Esse horário não está mais livre.',
            'Alguém pode ter acabado de ocupá-lo. Escolha outro da lista atualizada.',
          );
        if (instead !== null) await releaseTimes(desk, [{ ...instead, minute: minuteOf(instead.time) }]);
        return { held: showHold(words, hold), heldUntil: until };
      },
    );

    app.post(
      '/absences/releases',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'Let held times go',
          body: releaseRequest,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await releaseTimes(
          desk,
          request.body.held.map((held) => ({ ...held, minute: minuteOf(held.time) })),
        );
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/absences/phones',
      {
        config: { access: 'patients:read' },
        schema: {
          tags,
          summary: 'Whole telephone numbers of the patients of some visits, to call them; each one audited',
          body: phonesQuery,
          response: { 200: phones },
        },
      },
      async (request) => {
        const found = await absences.phonesOf(request.body.visitIds);
        for (const { patientId } of found)
          await audit(deps, request, {
            action: 'patient.phone',
            subject: { kind: 'patient', id: patientId },
            patientId,
          });
        return { items: found.map(({ visitId, phone }) => ({ visitId, phone })) };
      },
    );

    app.post(
      '/absences/:id/moves',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'Move visits that a saved absence hits; what became of each',
          params: idParams,
          body: moveRequest,
          response: { 200: moveAnswer },
        },
      },
      async (request) => {
        const absence = await absences.byId(request.params.id);
        if (absence === null) throw notFound('A ausência');
        const words = await wordsOf(deps);
        const moves = await moveAll(deps, request, words, absence, request.body.moves);
        return { moves, hits: await showHits(deps, request, words, absence, absence.id) };
      },
    );
  };

/** @throws {Problem} when the absence does not hit it (any more) */
async function hitOf({ desk }: WebDeps, absent: Absent, visitId: string): Promise<HitVisit> {
  const hits = await desk.office.absences.visitsHit(absent, desk.clock.now());
  const hit = hits.find(({ appointment }) => appointment.id === visitId);
  if (hit === undefined) throw notFound('A consulta');
  return hit;
}
