import type { ProblemBody } from '../../../src/web/problem.ts';

/** What the server said was wrong, or that it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }
}

const OFFLINE: ProblemBody = {
  type: 'about:blank#offline',
  status: 0,
  code: 'offline',
  title: 'O servidor não respondeu.',
  detail: 'Confira a rede. O que você digitou continua aqui; tente de novo.',
};

export const offline = (): ApiProblem => new ApiProblem(OFFLINE);

/** Whatever was thrown, as words for a person. */
export function wordsOf(error: unknown): { readonly title: string; readonly detail: string } {
  if (error instanceof ApiProblem) {
    const fields = (error.body.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
    return { title: error.body.title, detail: [error.body.detail, ...fields].join(' ') };
  }
  return { title: 'Algo deu errado nesta página.', detail: 'Recarregue; se continuar, avise o suporte.' };
}
