import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Principal } from '../../office/principal.ts';
import { seesDoctor } from '../../office/principal.ts';
import type { WebDeps } from '../deps.ts';
import type { LiveEvent } from '../live/hub.ts';
import { whoStillAsks } from '../plugins/access.ts';
import { principal } from '../request.ts';

/** A proxy that hears nothing for a minute hangs up; and who is let in no more hears nothing more. */
const HEARTBEAT_MS = 15_000;
/** Then the browser comes again. */
const LONGEST_MS = 10 * 60_000;
/** A reader that takes nothing in while this much waits for it, bytes, is cut off. */
const MOST_WAITING = 1_000_000;

/** `GET /events`: what happens, as server-sent events (WHATWG HTML, 9.2), to each what they may see. */
export const eventRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const open = new Set<() => void>();
    app.addHook('preClose', async () => {
      for (const end of open) end();
    });
    app.get(
      '/events',
      {
        config: { access: 'signed-in', keepsAwake: false },
        schema: {
          tags: ['events'],
          summary: 'Live events, text/event-stream: appointment, clinic, callbacks, call',
        },
      },
      (request, reply) => {
        let who = principal(request);
        reply.hijack();
        const { raw } = reply;
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) raw.setHeader(name, value);
        raw.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
        raw.write('retry: 2000\n\n');
        const send = (text: string) => {
          if (raw.writableLength > MOST_WAITING) end();
          else raw.write(text);
        };
        const unsubscribe = deps.live.subscribe((event) => {
          if (maySee(who, event)) send(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
        });
        const beat = async () => {
          // While the database is away, who they were counts.
          const still = await whoStillAsks(deps, request).catch(() => who);
          if (still === null) return end();
          who = still;
          send(': here\n\n');
        };
        const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS);
        const enough = setTimeout(() => end(), LONGEST_MS);
        const end = () => {
          open.delete(end);
          unsubscribe();
          clearInterval(heartbeat);
          clearTimeout(enough);
          raw.end();
        };
        open.add(end);
        raw.on('close', end);
        raw.on('error', end);
      },
    );
  };

function maySee(who: Principal, event: LiveEvent): boolean {
  switch (event.type) {
    case 'appointment': {
      const { doctorId, movedFrom } = event.change;
      const isTheirs =
        seesDoctor(who, doctorId) || (movedFrom !== null && seesDoctor(who, movedFrom.doctorId));
      return who.permissions.has('agenda:read') && isTheirs;
    }
    case 'clinic':
      return who.permissions.has('clinic:read');
    case 'callbacks':
      return who.permissions.has('calls:read');
    case 'call':
      // What is said in a call is of somebody's visits: it is read in its transcript, and that is written down.
      return who.permissions.has('calls:read') && event.news.kind !== 'said' && event.news.kind !== 'heard';
  }
}
