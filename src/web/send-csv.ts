import type { FastifyReply } from 'fastify';

/** A file for a spreadsheet, to be saved as `name.csv` and kept by nobody on the way. */
export const sendCsv = (reply: FastifyReply, name: string, csv: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .send(csv);
