import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { seesDoctor } from '../../office/principal.ts';
import type { AbsenceRecord } from '../../office/rules/absences.ts';
import type { RuleOutcome } from '../../office/rules/change-rules.ts';
import {
  absenceAnswer,
  absenceChange,
  absencePage,
  absenceQuery,
  absenceVisits,
  newAbsence,
} from '../contract/absences.ts';
import { ruleDeletion, ruleQuery } from '../contract/rules.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { pageFrom, readCursor } from '../pages.ts';
import { notAllowed, notFound } from '../problem.ts';
import { principal } from '../request.ts';
import { answerAbsence, checkMayMove } from './rules-absences-answer.ts';
import { absentOf, showAbsence, showHits, wordsOf } from './rules-absences-shown.ts';
import { ruleChange } from './rules-answer.ts';

const tags = ['clinic'];
const cursorKey = z.object({ startsAt: z.number(), id: z.string() });

/** When doctors are away. What is saved may move the visits that it hits along with it. */
export const absenceRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { absences } = deps.desk.office;

    app.get(
      '/absences',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'Absences that are coming, or past',
          querystring: absenceQuery,
          response: { 200: absencePage },
        },
      },
      async (request) => {
        const { when, doctorId, limit, cursor } = request.query;
        const rows = await absences.list({
          when,
          now: deps.desk.clock.now(),
          doctorId: principal(request).doctorId ?? doctorId ?? null,
          after: readCursor(cursor, cursorKey),
          limit: limit + 1,
        });
        const { items, next } = pageFrom(rows, limit, ({ startsAt, id }) => ({ startsAt, id }));
        const words = await wordsOf(deps);
        const shown = items.map(({ visitsHit, ...absence }) => ({
          ...showAbsence(words, absence),
          visitsHit,
        }));
        return { items: shown, next };
      },
    );

    app.get(
      '/absences/:id/visits',
      {
        config: { access: 'agenda:read' },
        schema: {
          tags,
          summary: 'An absence and the coming visits that lie in it',
          params: idParams,
          response: { 200: absenceVisits },
        },
      },
      async (request) => {
        const absence = await absences.byId(request.params.id);
        if (absence === null) throw notFound('A ausência');
        if (!seesDoctor(principal(request), absence.doctorId)) throw notAllowed();
        const words = await wordsOf(deps);
        const hits = await showHits(deps, request, words, absence, absence.id);
        return { absence: showAbsence(words, absence), hits };
      },
    );

    app.post(
      '/absences',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'A new absence; visits that it hits can be moved along with it',
          body: newAbsence,
          querystring: ruleQuery,
          response: { 200: absenceAnswer },
        },
      },
      async (request) => {
        const { moves, reason, ...period } = request.body;
        checkMayMove(request, moves);
        const words = await wordsOf(deps);
        const absence = { id: deps.desk.ids.next(), ...absentOf(words, period), reason: reason || null };
        const change = ruleChange(deps, request.query);
        const outcome = await absences.create(absence, change);
        const action = 'absence.create';
        return answerAbsence(deps, request, { words, change, outcome, action, id: absence.id, moves });
      },
    );

    app.put(
      '/absences/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Change an absence, as a whole',
          params: idParams,
          body: absenceChange,
          querystring: ruleQuery,
          response: { 200: absenceAnswer },
        },
      },
      async (request) => {
        const { moves, version, reason, ...period } = request.body;
        checkMayMove(request, moves);
        const { id } = request.params;
        const words = await wordsOf(deps);
        const absence = { id, ...absentOf(words, period), reason: reason || null };
        const change = ruleChange(deps, request.query);
        const outcome = await absences.update(absence, version, change);
        return answerAbsence(deps, request, { words, change, outcome, action: 'absence.update', id, moves });
      },
    );

    app.delete(
      '/absences/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'The doctor is there after all',
          params: idParams,
          querystring: ruleDeletion,
          response: { 200: absenceAnswer },
        },
      },
      async (request) => {
        const { id } = request.params;
        const change = ruleChange(deps, request.query);
        const outcome: RuleOutcome<AbsenceRecord> = await absences.remove(id, request.query.version, change);
        const words = await wordsOf(deps);
        return answerAbsence(deps, request, {
          words,
          change,
          outcome,
          action: 'absence.delete',
          id,
          moves: [],
        });
      },
    );
  };
