/** Errors as RFC 9457 has them (`application/problem+json`): a code for programs, Portuguese words for people. */

export interface ProblemBody {
  /** `about:blank#` and the code: codes are documented in the OpenAPI document. */
  readonly type: string;
  readonly status: number;
  readonly code: string;
  /** What is wrong. */
  readonly title: string;
  /** What to do. */
  readonly detail: string;
  /** Of a body or a query: which value, and what it should be. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Whatever else the code promises. */
  readonly [extra: string]: unknown;
}

/** Thrown by a route: the answer is this problem. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly body: ProblemBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    title: string,
    detail: string,
    extra: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${title}`);
    this.body = { ...extra, type: `about:blank#${code}`, status, code, title, detail };
    this.headers = headers;
  }
}

export const notFound = (what: string): Problem =>
  new Problem(
    404,
    'not-found',
    `${what} não existe.`,
    'Pode ter sido removido; atualize a lista e escolha de novo.',
  );

export const notAllowed = (): Problem =>
  new Problem(403, 'not-allowed', 'Seu perfil não permite isso.', 'Peça a quem administra o sistema.');

/** Somebody else has changed it since it was read. */
export const changedMeanwhile = (what: string, current: unknown): Problem =>
  new Problem(
    409,
    'changed-meanwhile',
    `${what} foi alterado por outra pessoa enquanto você editava.`,
    'Veja como ficou, e salve de novo se ainda quiser.',
    { current },
  );
