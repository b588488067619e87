import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { hashPin } from '../../booking/pin.ts';
import { newPin } from '../../office/patients/new-pin.ts';
import { audit } from '../audit.ts';
import * as contract from '../contract/patients.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { isDone } from './patients-answer.ts';

const tags = ['patients'];
const config = { access: 'patients:write' } as const;

/** A patient's telephones, PIN, and visits noted without a time. */
export const patientRecordRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { patients } = desk.office;
    const note = (request: FastifyRequest, patientId: string, action: string, details = {}) =>
      audit(deps, request, { action, subject: { kind: 'patient', id: patientId }, patientId, details });

    app.post(
      '/patients/:id/phones',
      {
        config,
        schema: {
          tags,
          summary: 'Add a telephone, or make one the patient has called from a registered one',
          params: idParams,
          body: contract.phoneToAdd,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        isDone(await patients.addPhone(request.params.id, request.body.number, desk.clock.now()));
        await note(request, request.params.id, 'patient.phone-add');
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/patients/:id/phones/removal',
      {
        config,
        schema: {
          tags,
          summary: 'Remove a telephone',
          params: idParams,
          body: contract.phoneToAdd,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        isDone(await patients.removePhone(request.params.id, request.body.number));
        await note(request, request.params.id, 'patient.phone-remove');
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/patients/:id/pin',
      {
        config: { ...config, showsSecret: true },
        schema: {
          tags,
          summary: 'Issue a new PIN; it is shown this once',
          params: idParams,
          response: { 200: contract.issuedPin },
        },
      },
      async (request) => {
        const pin = newPin();
        isDone(await patients.setPin(request.params.id, await hashPin(pin), desk.clock.now()));
        await note(request, request.params.id, 'patient.pin-issue');
        return { pin };
      },
    );

    app.delete(
      '/patients/:id/pin',
      {
        config,
        schema: { tags, summary: 'Take the PIN away', params: idParams, response: { 204: z.null() } },
      },
      async (request, reply) => {
        isDone(await patients.setPin(request.params.id, null, desk.clock.now()));
        await note(request, request.params.id, 'patient.pin-remove');
        return reply.code(204).send(null);
      },
    );

    app.put(
      '/patients/:id/unscheduled/:visitId',
      {
        config,
        schema: {
          tags,
          summary: 'Say what became of a visit that was noted without a time',
          params: contract.unscheduledParams,
          body: contract.unscheduledChange,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id, visitId } = request.params;
        const { status } = request.body;
        if ((await patients.settleUnscheduled(id, visitId, status)) === 'gone')
          throw notFound('Essa consulta');
        await note(request, id, 'patient.unscheduled', { visitId, status });
        return reply.code(204).send(null);
      },
    );
  };
