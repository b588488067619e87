import type { WebSocket } from '@fastify/websocket';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { alawWav } from '../../voice/wav.ts';
import type { Access } from '../request.ts';
import { fromPhone, phoneGuide, type FromPhone, type PhoneGuide, type ToPhone } from '../contract/phone.ts';
import type { WebDeps } from '../deps.ts';
import { BrowserHandset } from '../phone/browser-handset.ts';
import { callTheLine } from '../phone/phone-call.ts';
import { notFound } from '../problem.ts';

/** Browsers that call at once; in a demonstration anybody may. */
const MOST_CALLS = 40;
const MOST_FROM_ONE_ADDRESS = 5;

/** Close codes of RFC 6455, section 7.4.1: what it sent makes no sense; come again later. */
const SENSELESS = 1008;
const TRY_AGAIN_LATER = 1013;

/** The telephone in the browser: what it shows, its recordings, and the socket it calls on. */
export const phoneRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const access: Access = deps.settings.demo ? 'public' : 'phone:use';
    const tags = ['phone'];
    const calls = new Map<WebSocket, string>();

    app.get(
      '/phone/guide',
      {
        config: { access },
        schema: {
          tags,
          summary: 'The call tree, and in a demonstration whom to call as',
          response: { 200: phoneGuide },
        },
      },
      (): PhoneGuide => ({ tree: [...deps.line.tree], patients: deps.line.demoPatients }),
    );

    app.get(
      '/recordings/*',
      {
        config: { access },
        schema: {
          tags,
          summary: 'A recording, WAV, as the telephone plays it',
          params: z.object({ '*': z.string().max(200) }),
        },
      },
      async (request, reply) => {
        const sound = await deps.line.recording(request.params['*'].replace(/\.wav$/, ''));
        if (sound === null) throw notFound('Essa gravação');
        return reply
          .header('cache-control', 'private, max-age=60')
          .type('audio/wav')
          .send(Buffer.from(alawWav(sound)));
      },
    );

    app.get(
      '/phone',
      {
        websocket: true,
        config: { access },
        schema: { tags, summary: 'A web socket: one call to the line after another', hide: true },
      },
      (socket, request) => {
        const fromThere = [...calls.values()].filter((address) => address === request.ip).length;
        if (calls.size >= MOST_CALLS || fromThere >= MOST_FROM_ONE_ADDRESS)
          return socket.close(TRY_AGAIN_LATER);
        calls.set(socket, request.ip);
        socket.on('close', () => calls.delete(socket));
        answerPhone(deps, socket);
      },
    );
  };

function answerPhone(deps: WebDeps, socket: WebSocket): void {
  let handset: BrowserHandset | null = null;
  const tell = (message: ToPhone) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const call = async (from: string | null) => {
    const mine = (handset = new BrowserHandset(tell));
    try {
      await callTheLine(deps, mine, from, tell);
    } catch (err) {
      deps.log.error({ err }, "a browser's call broke off");
      tell({ kind: 'ended', how: 'broken', reason: null });
    } finally {
      handset = null;
    }
  };
  socket.on('message', (data: Buffer) => {
    const message = understood(data);
    if (message === null) return socket.close(SENSELESS);
    if (message.kind !== 'call') return handset?.take(message);
    if (handset === null) void call(message.from);
  });
  socket.on('close', () => handset?.hangUp());
  socket.on('error', () => handset?.hangUp());
}

function understood(data: Buffer): FromPhone | null {
  try {
    return fromPhone.parse(JSON.parse(data.toString()));
  } catch {
    return null;
  }
}
