import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callEndsCsv, whereCallsEnd } from '../../office/reports/call-ends.ts';
import { callHours, callHoursCsv } from '../../office/reports/call-hours.ts';
import { channels, channelsCsv } from '../../office/reports/channels.ts';
import { leadTime, leadTimeCsv } from '../../office/reports/lead-time.ts';
import { noShows, noShowsCsv } from '../../office/reports/no-shows.ts';
import { occupancy, occupancyCsv } from '../../office/reports/occupancy.ts';
import type { VisitFilter } from '../../office/reports/report-store.ts';
import { doctorLabel } from '../../office/reports/words.ts';
import * as contract from '../contract/reports.ts';
import type { WebDeps } from '../deps.ts';
import { forbidKeeping } from '../request.ts';
import { sendCsv } from '../send-csv.ts';

const tags = ['reports'];
const config = { access: 'reports:read' } as const;

type ReportQuery = z.output<typeof contract.visitReportQuery>;

interface Report<Figures> {
  readonly name: string;
  readonly summary: string;
  /** Of the file, without its ending. */
  readonly file: string;
  readonly query: z.ZodType<ReportQuery>;
  readonly body: z.ZodType;
  make(query: ReportQuery): Promise<Figures>;
  csv(figures: Figures): string;
}

const filterOf = (query: ReportQuery): VisitFilter => ({
  doctorId: query.doctorId ?? null,
  specialtyId: query.specialtyId ?? null,
  locationId: query.locationId ?? null,
});

/** Figures of a period, each as JSON and as a table for a spreadsheet. No patient is named in any of them. */
export const reportRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, line } = deps;
    const aboutVisits = { query: contract.visitReportQuery };
    const aboutCalls = { query: contract.callReportQuery };

    app.get(
      '/reports/choices',
      {
        config,
        schema: {
          tags,
          summary: 'Doctors, specialties and locations that reports can be about',
          response: { 200: contract.reportChoices },
        },
      },
      async () => {
        const { doctors, specialties, locations } = await desk.office.reports.names();
        const named = ({ id, name }: { id: string; name: string }) => ({ id, label: name });
        return {
          doctors: doctors.map(doctorLabel),
          specialties: specialties.map(named),
          locations: locations.map(named),
        };
      },
    );

    addReport({
      name: 'occupancy',
      summary: 'Booked and working minutes by doctor and week; working time by the rules as they are now',
      file: 'ocupacao',
      ...aboutVisits,
      body: contract.occupancyReport,
      make: (query) => occupancy(desk, query, filterOf(query)),
      csv: occupancyCsv,
    });
    addReport({
      name: 'no-shows',
      summary: 'Who came and who did not, by doctor, weekday, lead time and channel',
      file: 'faltas',
      ...aboutVisits,
      body: contract.noShowReport,
      make: (query) => noShows(desk, query, filterOf(query)),
      csv: noShowsCsv,
    });
    addReport({
      name: 'lead-time',
      summary: 'Days from booking to visit, by specialty',
      file: 'antecedencia',
      ...aboutVisits,
      body: contract.leadTimeReport,
      make: (query) => leadTime(desk, query, filterOf(query)),
      csv: leadTimeCsv,
    });
    addReport({
      name: 'channels',
      summary: 'Bookings by week and channel: telephone, staff, program',
      file: 'canais',
      ...aboutVisits,
      body: contract.channelReport,
      make: (query) => channels(desk, query, filterOf(query)),
      csv: channelsCsv,
    });
    addReport({
      name: 'calls-by-hour',
      summary: 'Calls by hour of the day, weekday and outcome',
      file: 'ligacoes-por-hora',
      ...aboutCalls,
      body: contract.callHoursReport,
      make: (query) => callHours(desk, query),
      csv: callHoursCsv,
    });
    addReport({
      name: 'call-ends',
      summary: 'The last question of calls, by outcome',
      file: 'onde-terminam',
      ...aboutCalls,
      body: contract.callEndsReport,
      make: (query) => whereCallsEnd(desk, query, labelOf),
      csv: callEndsCsv,
    });

    function labelOf(question: string): string {
      const step = line.tree.find(({ id }) => id === question);
      return step === undefined ? question : `${step.group}: ${step.label}`;
    }

    function addReport<Figures>(report: Report<Figures>): void {
      const { name, summary, query: querystring, body } = report;
      app.get(
        `/reports/${name}`,
        { config, schema: { tags, summary, querystring, response: { 200: body } } },
        async ({ query }, reply) => forbidKeeping(reply).send(await report.make(query)),
      );
      app.get(
        `/reports/${name}.csv`,
        {
          config,
          schema: {
            tags,
            summary: `${summary}; as CSV, separated by ;`,
            produces: ['text/csv'],
            querystring,
          },
        },
        async ({ query }, reply) =>
          sendCsv(
            reply,
            `${report.file}-${query.from}-a-${query.until}`,
            report.csv(await report.make(query)),
          ),
      );
    }
  };
