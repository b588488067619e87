import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import type { WebDeps } from './deps.ts';
import { knowWhoAsks, letIn } from './plugins/access.ts';
import { serveConsole } from './plugins/console-page.ts';
import { answerBadAddress, answerBadHttp, answerErrors } from './plugins/errors.ts';
import { answerOnce } from './plugins/idempotency.ts';
import { limitRequests } from './plugins/limits.ts';
import { describeApi, showApi } from './plugins/openapi.ts';
import { keepStrict } from './plugins/security.ts';
import { healthRoutes } from './routes/health.ts';
import { API } from './routes/index.ts';

/** JSON bodies; an import of ten thousand patients fits. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The HTTP server, not yet listening: the API, live events, the browser's telephone, and the console's page. */
export async function createApp(deps: WebDeps): Promise<FastifyInstance> {
  // What people read of what is wrong with a value is Portuguese.
  z.config(z.locales.pt());
  const app = fastify({
    logger: false,
    bodyLimit: MOST_BYTES,
    trustProxy: deps.settings.trustedProxies.length > 0 ? [...deps.settings.trustedProxies] : false,
    genReqId: () => deps.desk.ids.next(),
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: true,
    return503OnClosing: true,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBadHttp,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, deps.log);
  // First of all: it hangs up on a socket that anything after it refuses.
  await app.register(websocket, { options: { maxPayload: 4_096 } });
  await keepStrict(app, deps);
  await knowWhoAsks(app, deps);
  await limitRequests(app);
  letIn(app);
  answerOnce(app, deps);
  await describeApi(app, packageJson.version);
  await app.register(healthRoutes(deps));
  for (const routes of API) await app.register(routes(deps), { prefix: '/api/v1' });
  app.get('/api/v1/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () =>
    app.swagger(),
  );
  await showApi(app);
  await serveConsole(app, deps);
  return app;
}
