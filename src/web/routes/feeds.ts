import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDoctor, makeFeed, readFeed } from '../../office/agenda/feed.ts';
import { seesDoctor } from '../../office/principal.ts';
import { audit } from '../audit.ts';
import { feed } from '../contract/agenda.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { notAllowed, notFound } from '../problem.ts';
import { principal } from '../request.ts';

const tags = ['agenda'];
/** Of the doctor's own, or of whoever keeps the agenda. */
const access = ['agenda:write', 'agenda:read'] as const;
const KEPT_SECONDS = 300;

/** A doctor's visits in the calendar of their own telephone: a secret link (RFC 5545). */
export const feedRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const { feeds } = desk.office;
    const note = (request: FastifyRequest, action: string, doctorId: string) =>
      audit(deps, request, { action: `feed.${action}`, subject: { kind: 'doctor', id: doctorId } });

    app.get(
      '/doctors/:id/feed',
      {
        config: { access },
        schema: {
          tags,
          summary: 'Whether a doctor’s calendar link is in use',
          params: idParams,
          response: { 200: feed },
        },
      },
      async (request) => {
        const doctorId = await doctorOf(deps, request, request.params.id);
        return { active: await feeds.exists(doctorId), url: null };
      },
    );

    app.post(
      '/doctors/:id/feed',
      {
        config: { access, showsSecret: true },
        schema: {
          tags,
          summary: 'Make a new calendar link, shown once; the one before ends',
          params: idParams,
          response: { 200: feed },
        },
      },
      async (request) => {
        const doctorId = await doctorOf(deps, request, request.params.id);
        const token = await makeFeed(desk, doctorId, principal(request));
        await note(request, 'make', doctorId);
        return { active: true, url: `${originOf(deps, request)}/api/v1/agenda/feeds/${token}.ics` };
      },
    );

    app.delete(
      '/doctors/:id/feed',
      {
        config: { access },
        schema: {
          tags,
          summary: 'End a doctor’s calendar link',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const doctorId = await doctorOf(deps, request, request.params.id);
        if (await feeds.remove(doctorId)) await note(request, 'end', doctorId);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/agenda/feeds/:file',
      {
        config: { access: 'public' },
        schema: {
          tags,
          summary: 'A doctor’s calendar, text/calendar: whoever has the link may read it',
          params: z.object({ file: z.string().max(100).describe('the secret, and `.ics`') }),
        },
      },
      async (request, reply) => {
        const [, token] = /^([\w-]{43})\.ics$/.exec(request.params.file) ?? [];
        const calendar = token === undefined ? null : await readFeed(desk, token);
        if (calendar === null) throw notFound('Este calendário');
        const tag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
        reply.header('cache-control', `private, max-age=${KEPT_SECONDS}`).header('etag', tag);
        if (request.headers['if-none-match'] === tag) return reply.code(304).send();
        return reply.type('text/calendar; charset=utf-8').send(calendar);
      },
    );
  };

/** @throws {Problem} when there is no such doctor, or their link is not the asker's to make */
async function doctorOf({ desk }: WebDeps, request: FastifyRequest, doctorId: string): Promise<string> {
  const who = principal(request);
  const isOwn = who.doctorId === doctorId;
  if (!seesDoctor(who, doctorId) || !(isOwn || who.permissions.has('agenda:write'))) throw notAllowed();
  if (!(await isDoctor(desk, doctorId))) throw notFound('O médico');
  return doctorId;
}

/** As whoever asks reaches us. */
const originOf = ({ settings }: WebDeps, request: FastifyRequest): string =>
  settings.publicUrl?.origin ?? `${request.protocol}://${request.host}`;
