import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { NoClinic, StorageUnavailable } from '../../booking/ports.ts';
import type { WebDeps } from '../deps.ts';

/** For whoever watches over the process: `/healthz` = it runs; `/readyz` = it could serve a call now. */
export const healthRoutes =
  ({ desk }: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const schema = { tags: ['operation'] };
    app.get(
      '/healthz',
      { config: { access: 'public' }, schema: { ...schema, summary: 'The process runs' } },
      () => ({ status: 'ok' }),
    );
    app.get(
      '/readyz',
      {
        config: { access: 'public' },
        schema: {
          ...schema,
          summary: 'Database and clinic are there',
          response: {
            200: z.object({ status: z.literal('ok') }),
            503: z.object({ status: z.enum(['database-away', 'no-clinic']) }),
          },
        },
      },
      async (_request, reply) => {
        try {
          await desk.stores.clinic.read();
          return { status: 'ok' as const };
        } catch (error) {
          if (!(error instanceof StorageUnavailable || error instanceof NoClinic)) throw error;
          const status = error instanceof NoClinic ? ('no-clinic' as const) : ('database-away' as const);
          return reply.code(503).send({ status });
        }
      },
    );
  };
