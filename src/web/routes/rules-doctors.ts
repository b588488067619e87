import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { DOCTORS_CSV, doctorsCsv, doctorsOfLines } from '../../office/rules/doctors-csv.ts';
import { csvImport } from '../contract/csv.ts';
import { doctorAnswer, doctorChange, doctorList, newDoctor, ruleImportReport } from '../contract/doctors.ts';
import { clinicNames, ruleQuery } from '../contract/rules.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { answerRuleChange, createdId, ruleChange, withVersion } from './rules-answer.ts';
import { sendCsv } from '../send-csv.ts';
import { answerImport, readLines } from './rules-csv.ts';

const tags = ['clinic'];
const what = 'O médico';

/** The clinic's names, and its doctors. */
export const doctorRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { doctors, specialties, locations } = deps.desk.office;

    app.get(
      '/clinic',
      {
        config: { access: 'clinic:read' },
        schema: { tags, summary: 'All names, to show and to choose from', response: { 200: clinicNames } },
      },
      async () => {
        const [clinic, ...rows] = await Promise.all([
          deps.desk.stores.clinic.read(),
          locations.list(),
          specialties.list(),
          doctors.list(),
        ]);
        return {
          name: clinic.name,
          zone: clinic.zone,
          locations: [...rows[0]],
          specialties: [...rows[1]],
          doctors: rows[2].map((row) => ({ ...row, specialtyIds: [...row.specialtyIds] })),
        };
      },
    );

    app.get(
      '/doctors',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'Doctors by name, the inactive ones too',
          response: { 200: doctorList },
        },
      },
      async () => ({ items: (await doctors.list()).map(showDoctor) }),
    );

    app.post(
      '/doctors',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'A new doctor',
          body: newDoctor,
          querystring: ruleQuery,
          response: { 200: doctorAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const outcome = await doctors.create(request.body, change);
        return answerRuleChange(deps, request, {
          change,
          outcome,
          action: 'doctor.create',
          subject: { kind: 'doctor', id: createdId(outcome) },
          what,
          show: showDoctor,
        });
      },
    );

    app.put(
      '/doctors/:id',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Change a doctor, as a whole; `active: false` instead of a deletion',
          params: idParams,
          body: doctorChange,
          querystring: ruleQuery,
          response: { 200: doctorAnswer },
        },
      },
      async (request) => {
        const change = ruleChange(deps, request.query);
        const { version, ...state } = request.body;
        const { id } = request.params;
        const outcome = await doctors.update(id, state, version, change);
        return answerRuleChange(deps, request, {
          change,
          outcome,
          action: 'doctor.update',
          subject: { kind: 'doctor', id },
          what,
          show: showDoctor,
        });
      },
    );

    app.get(
      '/doctors.csv',
      { config: { access: 'clinic:read' }, schema: { tags, summary: 'Doctors as a CSV file' } },
      async (_request, reply) =>
        sendCsv(reply, 'medicos', doctorsCsv(await doctors.list(), await specialties.list())),
    );

    app.post(
      '/doctors/import',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Doctors out of a CSV file; each line is taken or refused as a whole. Known by CRM and UF',
          body: csvImport,
          response: { 200: ruleImportReport },
        },
      },
      async (request) => {
        const { csv, dryRun } = request.body;
        const change = { now: deps.desk.clock.now(), save: !dryRun };
        const outcome = await doctors.importAll(doctorsOfLines(readLines(csv, DOCTORS_CSV)), change);
        return answerImport(deps, request, {
          change,
          outcome,
          kind: 'doctor',
          idsOf: (imported) => imported.doctors.map(({ id }) => id),
        });
      },
    );
  };

const showDoctor = <T extends { readonly specialtyIds: readonly string[] }>(doctor: T) =>
  withVersion({ ...doctor, specialtyIds: [...doctor.specialtyIds] });
