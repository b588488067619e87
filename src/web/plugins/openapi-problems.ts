import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { ProblemBody } from '../problem.ts';

type Document = Extract<
  Parameters<NonNullable<FastifyDynamicSwaggerOptions['transformObject']>>[0],
  { openapiObject: unknown }
>['openapiObject'];

type ProblemField = keyof {
  [Name in keyof ProblemBody as string extends Name ? never : Name]: ProblemBody[Name];
};

const FIELDS: Readonly<Record<ProblemField | 'instance', object>> = {
  type: { type: 'string', description: '`about:blank#` and the code' },
  status: { type: 'integer' },
  code: { type: 'string', description: 'stable, for programs' },
  title: { type: 'string', description: 'what is wrong, in Portuguese' },
  detail: { type: 'string', description: 'what to do, in Portuguese' },
  errors: {
    type: 'array',
    description: 'of a body or a query: which value, and what it should be',
    items: {
      type: 'object',
      properties: { path: { type: 'string' }, message: { type: 'string' } },
      required: ['path', 'message'],
    },
  },
  instance: { type: 'string', description: "the request's own id, as it is in the log" },
};

/** RFC 9457, with members of our own. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  properties: FIELDS,
  required: ['type', 'status', 'code', 'title', 'detail', 'instance'],
  additionalProperties: true,
};

const REFUSAL = {
  description: 'Refused, or failed: a problem that says what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Gives every operation its id, and the answer it gives when it refuses. */
export function describeProblems(document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of METHODS) {
      const operation = item?.[method];
      if (operation === undefined) continue;
      operation.operationId = operationId(method, path);
      operation.responses = { ...operation.responses, '4XX': REFUSAL, '5XX': REFUSAL };
    }
  return document;
}

/** `get`, `/api/v1/users/{id}/sessions` → `getUsersByIdSessions`; `{*}` is a path's rest. */
function operationId(method: string, path: string): string {
  const parts = path
    .replace(/^\/api\/v1/, '')
    .replace('{*}', '{path}')
    .split(/[/.-]/);
  const words = parts
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? `By${capital(part.slice(1, -1))}` : capital(part)));
  return method + words.join('');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
