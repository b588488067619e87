import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { hoursProblems } from '../../office/rules/hours-problems.ts';
import { HOURS_CSV, hoursCsv, hoursOfLines } from '../../office/rules/hours-csv.ts';
import type { DoctorHours } from '../../office/rules/hours.ts';
import { csvImport } from '../contract/csv.ts';
import { ruleImportReport } from '../contract/doctors.ts';
import { doctorHours, hoursAnswer, hoursChange } from '../contract/hours.ts';
import { ruleQuery } from '../contract/rules.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { answerRuleChange, notValid, ruleChange, withVersion } from './rules-answer.ts';
import { sendCsv } from '../send-csv.ts';
import { answerImport, readLines } from './rules-csv.ts';

const tags = ['clinic'];

/** Doctors' weekly hours. */
export const hoursRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { hours, doctors, locations } = deps.desk.office;

    app.get(
      '/doctors/:id/hours',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'All hours of a doctor, past and coming ones too',
          params: idParams,
          response: { 200: doctorHours },
        },
      },
      async (request) => {
        const theirs = await hours.of(request.params.id);
        if (theirs === null) throw notFound('O médico');
        return showHours(theirs);
      },
    );

    app.put(
      '/doctors/:id/hours',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Write all hours of a doctor anew',
          params: idParams,
          body: hoursChange,
          querystring: ruleQuery,
          response: { 200: hoursAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const { id } = request.params;
        const { version, hours: rows } = request.body;
        const problems = hoursProblems(rows);
        if (problems.length > 0) throw notValid(problems);
        return answerRuleChange(deps, request, {
          change,
          outcome: await hours.replace({ doctorId: id, hours: rows }, version, change),
          action: 'hours.update',
          subject: { kind: 'doctor', id },
          what: 'O horário',
          show: showHours,
        });
      },
    );

    app.get(
      '/hours.csv',
      { config: { access: 'clinic:read' }, schema: { tags, summary: 'Everybody’s hours as a CSV file' } },
      async (_request, reply) => {
        const rows = await Promise.all([hours.all(), doctors.list(), locations.list()]);
        return sendCsv(reply, 'horarios', hoursCsv(...rows));
      },
    );

    app.post(
      '/hours/import',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Hours out of a CSV file, beside those that are there; each line is taken or refused',
          body: csvImport,
          response: { 200: ruleImportReport },
        },
      },
      async (request) => {
        const { csv, dryRun } = request.body;
        const change = { now: deps.desk.clock.now(), save: !dryRun };
        const outcome = await hours.importAll(hoursOfLines(readLines(csv, HOURS_CSV)), change);
        return answerImport(deps, request, {
          change,
          outcome,
          kind: 'hours',
          idsOf: (imported) => imported.doctors.map(({ doctorId }) => doctorId),
        });
      },
    );
  };

const showHours = (theirs: DoctorHours) =>
  withVersion({
    doctorId: theirs.doctorId,
    hours: theirs.hours.map((row) => ({ ...row, breaks: [...row.breaks] })),
  });
