import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { locationAnswer, locationChange, locationList, newLocation } from '../contract/locations.ts';
import { ruleQuery } from '../contract/rules.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { answerRuleChange, createdId, ruleChange, withVersion } from './rules-answer.ts';

const tags = ['clinic'];
const what = 'O local';

/** Where the clinic is. A location is never taken away: visits refer to it. */
export const locationRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { locations } = deps.desk.office;

    app.get(
      '/locations',
      {
        config: { access: 'clinic:read' },
        schema: { tags, summary: 'Locations', response: { 200: locationList } },
      },
      async () => ({ items: (await locations.list()).map(withVersion) }),
    );

    app.post(
      '/locations',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'A new location',
          body: newLocation,
          querystring: ruleQuery,
          response: { 200: locationAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const outcome = await locations.create(request.body, change);
        return answerRuleChange(deps, request, {
          change,
          outcome,
          action: 'location.create',
          subject: { kind: 'location', id: createdId(outcome) },
          what,
          show: withVersion,
        });
      },
    );

    app.put(
      '/locations/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Change a location, as a whole',
          params: idParams,
          body: locationChange,
          querystring: ruleQuery,
          response: { 200: locationAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const { version, ...state } = request.body;
        const { id } = request.params;
        return answerRuleChange(deps, request, {
          change,
          outcome: await locations.update(id, state, version, change),
          action: 'location.update',
          subject: { kind: 'location', id },
          what,
          show: withVersion,
        });
      },
    );
  };
