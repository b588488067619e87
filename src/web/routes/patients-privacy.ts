import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { importReport as reportOf } from '../../office/csv/import-report.ts';
import { readCsv } from '../../office/csv/read-csv.ts';
import { plainName } from '../../office/patients/name-words.ts';
import { patientFormat, writePatients } from '../../office/patients/patient-csv.ts';
import { audit } from '../audit.ts';
import { csvImport, importReport } from '../contract/csv.ts';
import * as contract from '../contract/patients.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { sendCsv } from '../send-csv.ts';
import { Problem } from '../problem.ts';
import { clinicToday, noPatient, present } from './patients-answer.ts';

const tags = ['patients'];

/** LGPD: one patient's data out, and gone. And everybody's, as a file out and in. */
export const patientPrivacyRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { patients } = desk.office;

    app.get(
      '/patients/:id/export',
      {
        config: { access: 'patients:privacy' },
        schema: {
          tags,
          summary: 'All that is kept about a patient, as a JSON file (LGPD, art. 18, II and V)',
          params: idParams,
          response: { 200: z.record(z.string(), z.unknown()) },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const file = await patients.file(id);
        if (file === null) throw noPatient();
        await audit(deps, request, {
          action: 'patient.export',
          subject: { kind: 'patient', id },
          patientId: id,
        });
        return reply
          .header('content-disposition', `attachment; filename="paciente-${id}.json"`)
          .send({ ...file });
      },
    );

    app.post(
      '/patients/:id/erasure',
      {
        config: { access: 'patients:privacy' },
        schema: {
          tags,
          summary: 'Erase who a patient is (LGPD, art. 18, VI); visits to come are cancelled',
          params: idParams,
          body: contract.erasure,
          response: { 200: contract.erased },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { sheet } = present(await patients.find(id));
        if (plainName(request.body.name) !== plainName(sheet.name))
          throw new Problem(
            422,
            'name-differs',
            'O nome digitado não é o do paciente.',
            'Confira se é mesmo este cadastro que deve ser apagado, e digite o nome como está nele.',
          );
        const erased = await patients.erase(id, desk.clock.now());
        if (erased === null) throw noPatient();
        await audit(deps, request, {
          action: 'patient.erase',
          subject: { kind: 'patient', id },
          patientId: id,
          details: { cancelled: erased.cancelled },
        });
        return { cancelled: erased.cancelled };
      },
    );

    app.get(
      '/patients.csv',
      {
        config: { access: 'patients:privacy' },
        schema: {
          tags,
          summary: 'All patients as a CSV file, which the import reads back',
          produces: ['text/csv'],
          response: { 200: z.string() },
        },
      },
      async (request, reply) => {
        const everybody = await patients.all();
        await audit(deps, request, {
          action: 'patients.export',
          subject: { kind: 'patient', id: null },
          details: { patients: everybody.length },
        });
        return sendCsv(reply, 'pacientes', writePatients(everybody));
      },
    );

    app.post(
      '/patients/import',
      {
        config: { access: 'patients:write' },
        schema: {
          tags,
          summary: 'Bring patients from a CSV file; with dryRun only report what would be done',
          body: csvImport,
          response: { 200: importReport },
        },
      },
      async (request) => {
        const { csv, dryRun } = request.body;
        const read = readCsv(csv, patientFormat(await clinicToday(deps)));
        if (read.kind === 'unreadable')
          throw new Problem(422, 'unreadable-csv', 'O arquivo não pôde ser lido.', read.why);
        const report = reportOf(await patients.importRows(read.rows, { dryRun, now: desk.clock.now() }));
        if (!dryRun)
          await audit(deps, request, {
            action: 'patients.import',
            subject: { kind: 'patient', id: null },
            details: { ...report.totals },
          });
        return { rows: [...report.rows], totals: report.totals };
      },
    );
  };
