import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { NoClinic, StorageUnavailable } from '../../booking/ports.ts';
import type { WebLog } from '../deps.ts';
import { Problem, type ProblemBody } from '../problem.ts';

/** Whatever a route throws becomes a problem that says what to do; what is our fault is logged, and told to nobody. */
export function answerErrors(app: FastifyInstance, log: WebLog): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const { body, headers } = problemOf(error);
    if (body.status >= 500)
      log.error({ err: error, route: request.routeOptions.url, request: request.id }, 'a request failed');
    return reply
      .code(body.status)
      .headers(headers)
      .type('application/problem+json')
      .send({ ...body, instance: request.id });
  });
}

function problemOf(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return notValid(error);
  if (error instanceof StorageUnavailable)
    return new Problem(
      503,
      'database-away',
      'O banco de dados não responde.',
      'Nada se perdeu. Tente de novo em alguns segundos; se continuar, avise o suporte.',
      {},
      { 'retry-after': '5' },
    );
  if (error instanceof NoClinic)
    return new Problem(
      409,
      'no-clinic',
      'Ainda não há clínica no banco de dados.',
      'Rode `disque-consulta setup ARQUIVO`.',
    );
  if (!isResponseSerializationError(error) && error.statusCode !== undefined && error.statusCode < 500)
    return ofFastify(error.statusCode);
  return new Problem(
    500,
    'bug',
    'Algo deu errado do nosso lado.',
    'Tente de novo; se continuar, avise o suporte com o número em `instance`.',
  );
}

function notValid(error: FastifyError): Problem {
  const errors = (error.validation ?? []).map(({ instancePath, message }) => ({
    path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: message ?? 'não serve',
  }));
  return new Problem(
    400,
    'not-valid',
    'Há valores que não servem.',
    'Corrija os campos indicados e envie de novo.',
    { errors },
  );
}

const WORDS: Readonly<Record<number, Pick<ProblemBody, 'code' | 'title' | 'detail'>>> = {
  404: {
    code: 'not-found',
    title: 'Este endereço não existe.',
    detail: 'Veja os endereços em /api/v1/docs.',
  },
  413: { code: 'too-large', title: 'É grande demais.', detail: 'Divida em partes menores.' },
  415: {
    code: 'not-json',
    title: 'O corpo não é JSON.',
    detail: 'Envie com content-type: application/json.',
  },
  429: {
    code: 'too-many',
    title: 'Pedidos demais em pouco tempo.',
    detail: 'Espere o que diz retry-after e tente de novo.',
  },
};

function ofFastify(status: number): Problem {
  const { code, title, detail } = WORDS[status] ?? {
    code: 'bad-request',
    title: 'O pedido não pôde ser entendido.',
    detail: 'Confira o formato na documentação, em /api/v1/docs.',
  };
  return new Problem(status, code, title, detail);
}
