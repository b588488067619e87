import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { NoClinic, StorageUnavailable } from '../../booking/ports.ts';
import type { WebLog } from '../log.ts';
import { Problem, type ProblemBody } from '../problem.ts';

const PROBLEM_JSON = 'application/problem+json';

/** Whatever a route throws becomes a problem that says what to do; what is our fault is logged, and told to nobody. */
export function answerErrors(app: FastifyInstance, log: WebLog): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = problemOf(error);
    if (problem.body.status >= 500)
      log.error({ err: error, route: request.routeOptions.url, request: request.id }, 'a request failed');
    else if (WORTH_NOTING.has(problem.body.code))
      log.info(refusalOf(problem, request), 'a request was refused');
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler(async (request, reply) => sendProblem(ofStatus(404), request, reply));
}

/** What somebody tried who may not (ASVS 5, 16.3.2 and 16.3.3). Refused sign-ins are in the audit. */
const WORTH_NOTING = new Set(['not-allowed', 'bad-token', 'foreign-origin', 'too-many']);

const refusalOf = ({ body }: Problem, { method, routeOptions, principal, ip, id }: FastifyRequest) => ({
  code: body.code,
  route: `${method} ${routeOptions.url ?? ''}`,
  who: principal?.id ?? null,
  address: ip,
  request: id,
});

function sendProblem({ body, headers }: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(body.status)
    .headers(headers)
    .type(PROBLEM_JSON)
    .send({ ...body, instance: request.id });
}

/** An address that is none, such as `/%zz`: it never gets to a route, nor to its hooks. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply
    .code(400)
    .type(PROBLEM_JSON)
    .headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    .send({ ...ofStatus(error.statusCode === 414 ? 414 : 400).body, instance: request.id });
}

/** What is no HTTP, or too slow, or too long a head: there is no request to answer. */
export function answerBadHttp(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code] ?? 400;
  const body = JSON.stringify(ofStatus(status).body);
  const head = [
    `HTTP/1.1 ${status} Refused`,
    `content-type: ${PROBLEM_JSON}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
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
    return ofStatus(error.statusCode);
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
  414: { code: 'too-large', title: 'O endereço é longo demais.', detail: 'Envie menos parâmetros.' },
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

/** A refusal of the framework's own. */
function ofStatus(status: number): Problem {
  const { code, title, detail } = WORDS[status] ?? {
    code: 'bad-request',
    title: 'O pedido não pôde ser entendido.',
    detail: 'Confira o formato na documentação, em /api/v1/docs.',
  };
  return new Problem(status, code, title, detail);
}
