import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { WebDeps } from '../deps.ts';
import { eventRoutes } from './events.ts';
import { sessionRoutes } from './session.ts';

/** Everything under `/api/v1`. */
export const API: readonly ((deps: WebDeps) => FastifyPluginAsyncZod)[] = [sessionRoutes, eventRoutes];
