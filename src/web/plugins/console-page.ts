import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../deps.ts';
import { Problem } from '../problem.ts';

/** Written into the page by the build, and replaced in every answer. */
const NONCE = '__CSP_NONCE__';

const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Styles by attribute are what charts and calendars place things with; a sheet needs the nonce.
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

/** The console: one page for every address that is no file and no API, with a policy that lets only its own scripts run. */
export async function serveConsole(
  app: FastifyInstance,
  { settings: { consoleFolder } }: WebDeps,
): Promise<void> {
  if (consoleFolder === null) {
    app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, () => {
      throw new Problem(
        404,
        'console-not-built',
        'O console não foi construído.',
        'Rode `npm run build` e reinicie.',
      );
    });
    return;
  }
  const page = await readFile(path.join(consoleFolder, 'index.html'), 'utf8');
  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
      route.schema = { ...route.schema, hide: true };
    });
    await files.register(fastifyStatic, {
      root: path.join(consoleFolder, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      decorateReply: false,
    });
  });
  app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/'))
      throw new Problem(404, 'not-found', 'Este endereço não existe.', 'Veja os endereços em /api/v1/docs.');
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, nonce));
  });
}
