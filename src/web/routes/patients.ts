import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readSearch } from '../../office/patients/search-text.ts';
import { audit } from '../audit.ts';
import * as contract from '../contract/patients.ts';
import { id, idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { pageFrom, pageOf, pageQuery, readCursor } from '../pages.ts';
import { changedMeanwhile } from '../problem.ts';
import { principal } from '../request.ts';
import {
  checkBirthDate,
  cpfTaken,
  noPatient,
  present,
  toPatient,
  toSheet,
  toSummary,
} from './patients-answer.ts';

const tags = ['patients'];
const RECENT = 10;

/** Finding, registering, seeing and changing patients. */
export const patientRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { patients } = desk.office;

    app.post(
      '/patients/search',
      {
        config: { access: 'patients:read' },
        schema: {
          tags,
          summary: 'Find patients as one types: by name, CPF or telephone',
          body: contract.patientSearch,
          response: { 200: contract.patientsFound },
        },
      },
      async (request) => {
        const search = readSearch(request.body.text);
        const found = await patients.search(search, request.body.limit, desk.clock.now());
        await audit(deps, request, {
          action: 'patient.search',
          subject: { kind: 'patient', id: null },
          details: { by: search.kind, found: found.length },
        });
        return { items: found.map(toSummary) };
      },
    );

    app.get(
      '/patients',
      {
        config: { access: 'patients:read' },
        schema: {
          tags,
          summary: 'All patients, in the order of their names',
          querystring: pageQuery,
          response: { 200: pageOf(contract.patientSummary) },
        },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = readCursor(cursor, z.object({ word: z.string(), id }));
        const found = await patients.page(after, limit + 1, desk.clock.now());
        const { items, next } = pageFrom(found, limit, ({ key }) => key);
        await audit(deps, request, {
          action: 'patient.list',
          subject: { kind: 'patient', id: null },
          details: { shown: items.length },
        });
        return { items: items.map(toSummary), next };
      },
    );

    app.get(
      '/patients/recent',
      {
        config: { access: 'patients:read' },
        schema: {
          tags,
          summary: 'Those whose page the asker saw last',
          response: { 200: contract.patientsFound },
        },
      },
      async (request) => {
        const seen = await desk.office.audit.search({
          from: null,
          until: null,
          actorId: principal(request).id,
          action: 'patient.view',
          patientId: null,
          before: null,
          limit: 100,
        });
        const ids = [...new Set(seen.flatMap(({ patientId }) => patientId ?? []))].slice(0, RECENT);
        return { items: (await patients.listed(ids, desk.clock.now())).map(toSummary) };
      },
    );

    app.post(
      '/patients',
      {
        config: { access: 'patients:write' },
        schema: {
          tags,
          summary: 'Register a patient',
          body: contract.newPatient,
          response: { 201: z.object({ id }) },
        },
      },
      async (request, reply) => {
        await checkBirthDate(deps, request.body.birthDate);
        const patientId = desk.ids.next();
        const outcome = await patients.register({ id: patientId, ...request.body }, desk.clock.now());
        if (outcome.kind === 'cpf-taken') throw cpfTaken(outcome.id);
        await audit(deps, request, {
          action: 'patient.register',
          subject: { kind: 'patient', id: patientId },
          patientId,
        });
        return reply.code(201).send({ id: patientId });
      },
    );

    app.get(
      '/patients/:id',
      {
        config: { access: 'patients:read' },
        schema: {
          tags,
          summary: 'A patient whole: who they are, and their visits',
          params: idParams,
          response: { 200: contract.patient },
        },
      },
      async (request) => {
        const record = present(await patients.find(request.params.id));
        await audit(deps, request, {
          action: 'patient.view',
          subject: { kind: 'patient', id: record.sheet.id },
          patientId: record.sheet.id,
        });
        return toPatient(record);
      },
    );

    app.put(
      '/patients/:id',
      {
        config: { access: 'patients:write' },
        schema: {
          tags,
          summary: 'Change name, CPF or birth date; refused when somebody else has meanwhile',
          params: idParams,
          body: contract.patientChange,
          response: { 200: contract.patientSheet },
        },
      },
      async (request) => {
        const { version, ...to } = request.body;
        const patientId = request.params.id;
        await checkBirthDate(deps, to.birthDate);
        const before = present(await patients.find(patientId)).sheet;
        const outcome = await patients.change(patientId, version, to, desk.clock.now());
        switch (outcome.kind) {
          case 'gone':
            throw noPatient();
          case 'cpf-taken':
            throw cpfTaken(outcome.id);
          case 'changed-meanwhile':
            throw changedMeanwhile('O cadastro', toSheet(outcome.current));
          case 'changed':
            await audit(deps, request, {
              action: 'patient.change',
              subject: { kind: 'patient', id: patientId },
              patientId,
              details: {
                changed: (['name', 'cpf', 'birthDate'] as const).filter((key) => before[key] !== to[key]),
              },
            });
            return toSheet(present(await patients.find(patientId)).sheet);
        }
      },
    );
  };
