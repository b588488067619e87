import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Asked } from '../../office/agenda/asked.ts';
import { bookVisit } from '../../office/agenda/book-visit.ts';
import { cancelVisit } from '../../office/agenda/cancel-visit.ts';
import { changeStatus } from '../../office/agenda/change-status.ts';
import { minuteOf } from '../../office/agenda/clock.ts';
import { lookUp } from '../../office/agenda/current-visit.ts';
import { moveVisit } from '../../office/agenda/move-visit.ts';
import type { Spot } from '../../office/agenda/place.ts';
import type { StaffVisit } from '../../office/agenda/ports.ts';
import { visitHistory } from '../../office/agenda/visit-history.ts';
import { seesDoctor } from '../../office/principal.ts';
import { TICK_MINUTES } from '../../scheduling/wall-clock.ts';
import { audit } from '../audit.ts';
import * as contract from '../contract/agenda.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { notAllowed, notFound, Problem } from '../problem.ts';
import { principal } from '../request.ts';
import { toHistory, toVisit } from './agenda-answer.ts';
import { changeIdOf } from './agenda-change-id.ts';
import { notAsSeen, refusal } from './agenda-problems.ts';
import { AgendaWords, shownDate } from './agenda-words.ts';

const tags = ['agenda'];
const visitAnswer = { 200: contract.agendaVisit };

/** Booking, moving, cancelling and marking visits. */
export const agendaVisitRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const wordsNow = async () => new AgendaWords(await desk.stores.clinic.read());
    const asked = (request: FastifyRequest): Asked => ({
      by: principal(request),
      changeId: changeIdOf(deps, request),
    });
    const note = (request: FastifyRequest, action: string, { id, patientId }: StaffVisit, details = {}) =>
      audit(deps, request, {
        action: `appointment.${action}`,
        subject: { kind: 'appointment', id },
        patientId,
        details,
      });

    app.get(
      '/appointments/:id',
      {
        config: { access: 'agenda:read' },
        schema: {
          tags,
          summary: 'A visit, and all that happened to it',
          params: idParams,
          response: { 200: contract.appointmentDetails },
        },
      },
      async (request) => {
        const looked = await lookUp(desk, request.params.id, principal(request));
        const words = await wordsNow();
        if (looked.kind !== 'found') throw notAsSeen(words, looked);
        const { visit } = looked;
        const history = toHistory(words, visit, await visitHistory(desk, visit.id));
        await note(request, 'view', visit);
        return { visit: toVisit(visit), history };
      },
    );

    app.post(
      '/appointments',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'Book a visit',
          body: contract.newAppointment,
          response: { 201: contract.agendaVisit },
        },
      },
      async (request, reply) => {
        const { patientId, specialtyId } = request.body;
        const spot = spotIn(request, request.body);
        const outcome = await bookVisit(desk, { patientId, specialtyId, spot }, asked(request));
        if (outcome.kind === 'unknown-patient') throw notFound('O paciente');
        if (outcome.kind === 'unknown-specialty') throw notFound('A especialidade');
        if (outcome.kind !== 'booked') throw refusal(await wordsNow(), spot, outcome, desk.clock.now());
        await note(request, 'book', outcome.visit, placeOf(outcome.visit));
        return reply.code(201).send(toVisit(outcome.visit));
      },
    );

    app.post(
      '/appointments/:id/move',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'Move a visit; refused when it is not where it was seen',
          params: idParams,
          body: contract.appointmentMove,
          response: visitAnswer,
        },
      },
      async (request) => {
        const { expected } = request.body;
        const to = spotIn(request, request.body);
        const move = { id: request.params.id, seen: seenAt(expected), to };
        const outcome = await moveVisit(desk, move, asked(request));
        switch (outcome.kind) {
          case 'moved':
            await note(request, 'move', outcome.visit, {
              from: placeOf(outcome.from),
              to: placeOf(outcome.visit),
            });
            return toVisit(outcome.visit);
          case 'unknown-visit':
          case 'not-theirs':
          case 'gone':
            throw notAsSeen(await wordsNow(), outcome);
          default:
            throw refusal(await wordsNow(), to, outcome, desk.clock.now());
        }
      },
    );

    app.post(
      '/appointments/:id/cancel',
      {
        config: { access: 'agenda:write' },
        schema: {
          tags,
          summary: 'Cancel a visit; its time is free at once',
          params: idParams,
          body: contract.appointmentCancellation,
          response: visitAnswer,
        },
      },
      async (request) => {
        const { expected, reason } = request.body;
        const cancellation = { id: request.params.id, seen: seenAt(expected), reason };
        const outcome = await cancelVisit(desk, cancellation, asked(request));
        if (outcome.kind !== 'cancelled') throw notAsSeen(await wordsNow(), outcome);
        await note(request, 'cancel', outcome.visit, placeOf(outcome.visit));
        return toVisit(outcome.visit);
      },
    );

    app.post(
      '/appointments/:id/status',
      {
        config: { access: ['agenda:write', 'agenda:attendance'] },
        schema: {
          tags,
          summary: 'Confirm a visit, mark who came and who did not, or take either back',
          description:
            'To take back a confirmation or a mark, ask for `booked`. Of a visit that had been confirmed before it was marked, the answer’s `status` is `confirmed` again.',
          params: idParams,
          body: contract.statusChange,
          response: visitAnswer,
        },
      },
      async (request) => {
        const { expected, status, seen } = request.body;
        const wish = {
          id: request.params.id,
          expected,
          seen: seen === undefined ? null : seenAt(seen),
          status,
        };
        const outcome = await changeStatus(desk, wish, asked(request));
        switch (outcome.kind) {
          case 'changed':
            await note(request, 'status', outcome.visit, { from: expected, to: outcome.visit.status });
            return toVisit(outcome.visit);
          case 'not-permitted':
            throw notAllowed();
          case 'too-early':
            throw new Problem(
              409,
              'too-early',
              `A consulta é só em ${shownDate(outcome.visit.date)}.`,
              'Presença e falta são registradas a partir do dia da consulta.',
            );
          default:
            throw notAsSeen(await wordsNow(), outcome);
        }
      },
    );
  };

interface Place {
  readonly doctorId: string;
  readonly date: string;
  readonly time: string;
}

/** @throws {Problem} when it is no time at which visits begin, or not for the asker to give */
function spotIn(
  request: FastifyRequest,
  { doctorId, date, time, encaixe }: Place & { readonly encaixe: boolean },
): Spot {
  const who = principal(request);
  if (!seesDoctor(who, doctorId)) throw notAllowed();
  if (encaixe && !who.permissions.has('agenda:encaixe')) throw notAllowed();
  const minute = minuteOf(time);
  if (minute % TICK_MINUTES !== 0)
    throw new Problem(
      400,
      'not-valid',
      'Há valores que não servem.',
      'Corrija os campos indicados e envie de novo.',
      { errors: [{ path: 'time', message: 'as consultas começam de cinco em cinco minutos' }] },
    );
  return { doctorId, date, minute, encaixe };
}

const seenAt = ({ doctorId, date, time }: Place) => ({ doctorId, date, minute: minuteOf(time) });

/** Where a visit is, for the record. */
const placeOf = (visit: StaffVisit) => {
  const { doctorId, date, time, lane } = toVisit(visit);
  return { doctorId, date, time, lane };
};
