import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { audit } from '../audit.ts';
import * as contract from '../contract/patients.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { changedMeanwhile, Problem } from '../problem.ts';
import { principal } from '../request.ts';
import { noPatient, toPreview, toSummary } from './patients-answer.ts';

const tags = ['patients'];
const MOST_PAIRS = 200;

/** One person registered twice: who that may be, and making the two one. */
export const patientMergeRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { patients } = desk.office;

    app.get(
      '/patients/duplicates',
      {
        config: { access: 'patients:write' },
        schema: {
          tags,
          summary: 'Registrations that look like one person’s',
          description: 'Born on the same day, with names alike or a telephone in common.',
          response: { 200: contract.duplicates },
        },
      },
      async (request): Promise<contract.Duplicates> => {
        const pairs = await patients.duplicates(MOST_PAIRS);
        const ids = [...new Set(pairs.flatMap((pair) => pair.ids))];
        const byId = new Map(
          (await patients.listed(ids, desk.clock.now())).map((person) => [person.id, person]),
        );
        await audit(deps, request, {
          action: 'patient.list',
          subject: { kind: 'patient', id: null },
          details: { shown: byId.size },
        });
        return {
          pairs: pairs.flatMap(({ ids: [oneId, otherId], why }) => {
            const one = byId.get(oneId);
            const other = byId.get(otherId);
            return one && other ? [{ one: toSummary(one), other: toSummary(other), why }] : [];
          }),
        };
      },
    );

    app.get(
      '/patients/:id/merge',
      {
        config: { access: 'patients:write' },
        schema: {
          tags,
          summary: 'What merging this registration into another would do',
          params: idParams,
          querystring: contract.mergeQuery,
          response: { 200: contract.mergePreview },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { intoId } = request.query;
        if (id === intoId) throw sameTwice();
        const preview = await patients.previewMerge(id, intoId, desk.clock.now());
        if (preview === null) throw noPatient();
        for (const patientId of [id, intoId])
          await audit(deps, request, {
            action: 'patient.view',
            subject: { kind: 'patient', id: patientId },
            patientId,
            details: { for: 'merge' },
          });
        return toPreview(preview);
      },
    );

    app.post(
      '/patients/:id/merge',
      {
        config: { access: 'patients:write' },
        schema: {
          tags,
          summary: 'Merge this registration into another, as previewed; this one is nobody’s after it',
          params: idParams,
          body: contract.mergeRequest,
          response: { 200: contract.merged },
        },
      },
      async (request) => {
        const { id: fromId } = request.params;
        const { intoId, version } = request.body;
        if (fromId === intoId) throw sameTwice();
        const by = principal(request).id;
        const outcome = await patients.merge({ fromId, intoId, version, by }, desk.clock.now());
        switch (outcome.kind) {
          case 'gone':
            throw noPatient();
          case 'changed-meanwhile':
            throw changedMeanwhile('Um dos cadastros', toPreview(outcome.preview));
          case 'conflicts':
            throw new Problem(
              409,
              'visits-overlap',
              'Os dois têm consultas no mesmo horário.',
              'Cancele ou remarque uma delas antes de unir os cadastros.',
              { conflicts: toPreview(outcome.preview).conflicts },
            );
          case 'merged':
            await audit(deps, request, {
              action: 'patient.merge',
              subject: { kind: 'patient', id: fromId },
              patientId: intoId,
              details: { ...outcome.moves },
            });
            return { intoId, moves: outcome.moves };
        }
      },
    );
  };

const sameTwice = (): Problem =>
  new Problem(400, 'same-patient', 'É o mesmo cadastro.', 'Escolha outro cadastro para unir a este.');
