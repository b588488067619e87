import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { describeProblems, PROBLEM_SCHEMA } from './openapi-problems.ts';

const TAGS = {
  session: 'Entrar, sair, a própria conta',
  agenda: 'Consultas: horários livres, marcar, remarcar, cancelar',
  patients: 'Pacientes e seus dados',
  clinic: 'Médicos, horários e regras da clínica',
  calls: 'Ligações, ao vivo e passadas',
  callbacks: 'Pedidos de retorno',
  prompts: 'O que a linha fala, e as gravações',
  phone: 'O telefone no navegador',
  reports: 'Relatórios',
  audit: 'Quem viu e mudou o quê',
  users: 'Usuários do console',
  tokens: 'Tokens da API',
  webhooks: 'Avisos assinados a outros sistemas',
  events: 'O que acontece, ao vivo',
  operation: 'Para quem cuida do servidor',
};

/** The OpenAPI document of every route under `/api/v1`, at `/api/v1/openapi.json`, and a page to browse it at `/api/v1/docs`. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Disque Consulta',
        version,
        license: { name: 'MIT', identifier: 'MIT' },
        description:
          'The API behind the console. Programs send `Authorization: Bearer TOKEN`; errors are RFC 9457 problems whose `code` is stable; ' +
          'writes take an `Idempotency-Key`; lists are paged by `cursor`. `x-access` is who may ask: a permission, one of several, or anybody signed in.',
      },
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      components: {
        schemas: { Problem: PROBLEM_SCHEMA },
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'disque_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (about) => {
      const { schema, url } = jsonSchemaTransform(about);
      const access = about.route.config?.access;
      return { url, schema: { ...schema, ...(access === 'public' && { security: [] }), 'x-access': access } };
    },
    transformObject: (document) =>
      'openapiObject' in document ? describeProblems(document.openapiObject) : document.swaggerObject,
  });
}

/** Its page needs styles and pictures of its own, and nothing from elsewhere. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export async function showApi(app: FastifyInstance): Promise<void> {
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
      if (route.schema !== undefined || route.url.startsWith('/api/v1/docs'))
        route.schema = { ...route.schema, hide: true };
    });
    docs.addHook('onSend', async (_request, reply, payload) => {
      reply.header('content-security-policy', DOCS_POLICY);
      return payload;
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/v1/docs',
      uiConfig: { docExpansion: 'none', deepLinking: true },
    });
  });
}
