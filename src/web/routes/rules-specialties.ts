import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { versionOf } from '../../office/rules/change-rules.ts';
import { ruleQuery } from '../contract/rules.ts';
import {
  newSpecialty,
  specialtyAnswer,
  specialtyChange,
  specialtyList,
  specialtyOrder,
  specialtyOrderAnswer,
} from '../contract/specialties.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { answerRuleChange, createdId, ruleChange, withVersion } from './rules-answer.ts';

const tags = ['clinic'];
const what = 'A especialidade';

/** Specialties, and their order in the telephone's menu. */
export const specialtyRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { specialties } = deps.desk.office;

    app.get(
      '/specialties',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'Specialties in the order of the menu, the inactive ones too',
          response: { 200: specialtyList },
        },
      },
      async () => {
        const rows = await specialties.list();
        return { items: rows.map(withVersion), version: versionOf(rows.map(({ id }) => id)) };
      },
    );

    app.post(
      '/specialties',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'A new specialty, last of the menu',
          body: newSpecialty,
          querystring: ruleQuery,
          response: { 200: specialtyAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const outcome = await specialties.create(request.body, change);
        return answerRuleChange(deps, request, {
          change,
          outcome,
          action: 'specialty.create',
          subject: { kind: 'specialty', id: createdId(outcome) },
          what,
          show: withVersion,
        });
      },
    );

    app.put(
      '/specialties/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Change a specialty, as a whole; `active: false` instead of a deletion',
          params: idParams,
          body: specialtyChange,
          querystring: ruleQuery,
          response: { 200: specialtyAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const { version, ...state } = request.body;
        const { id } = request.params;
        return answerRuleChange(deps, request, {
          change,
          outcome: await specialties.update(id, state, version, change),
          action: 'specialty.update',
          subject: { kind: 'specialty', id },
          what,
          show: withVersion,
        });
      },
    );

    app.put(
      '/specialties/order',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'The order of the menu: all ids, first to last',
          body: specialtyOrder,
          querystring: ruleQuery,
          response: { 200: specialtyOrderAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        return answerRuleChange(deps, request, {
          change,
          outcome: await specialties.order(request.body.ids, request.body.version, change),
          action: 'specialty.order',
          subject: { kind: 'specialty', id: null },
          what: 'A ordem do menu',
          show: (ids) => ({ ids: [...ids], version: versionOf(ids) }),
        });
      },
    );
  };
