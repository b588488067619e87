import type { ApiClient } from './api-client.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: JsonSchema;
  }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly 'x-access': string | readonly string[];
}

interface JsonSchema {
  readonly type?: string | readonly string[];
}

export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Method, Operation>>>>>;
}

export interface Route {
  readonly method: Method;
  /** As documented: `/api/v1/users/{id}`. */
  readonly path: string;
  readonly operation: Operation;
}

export async function readApiDocument(api: ApiClient): Promise<ApiDocument> {
  const { status, body } = await api.get<ApiDocument>('/openapi.json');
  if (status !== 200) throw new Error(`the document is not there: ${status}`);
  return body;
}

export const routesOf = (document: ApiDocument): Route[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method as Method, path, operation })),
  );

/** A path below `/api/v1` with something in the place of each parameter. */
export const pathWith = ({ path }: Route, value: string): string =>
  path.replace(/^\/api\/v1/, '').replaceAll(/\{[^}]*\}/g, encodeURIComponent(value));
