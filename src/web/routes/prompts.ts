import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { audit } from '../audit.ts';
import { clipParams, languageParams, promptClip, promptLanguages, promptList } from '../contract/prompts.ts';
import type { WebDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import type { KeepOutcome } from '../prompts.ts';
import { inOrder, languageName, shownClip } from './prompt-words.ts';

const tags = ['prompts'];
const MOST_BYTES = 2 * 1024 * 1024;

/** The recordings: what they say, what is the matter with them, listening, and recordings of the clinic's own. */
export const promptRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { prompts } = deps;
    // Whatever it claims to be: a file that is no sound is refused in words, by its contents.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );

    app.get(
      '/prompts',
      {
        config: { access: 'clinic:read' },
        schema: { tags, summary: 'The languages of the line', response: { 200: promptLanguages } },
      },
      async () => ({
        languages: (await prompts.languages()).map((language) => ({
          language,
          name: languageName(language),
        })),
      }),
    );

    app.get(
      '/prompts/:language',
      {
        config: { access: 'clinic:read' },
        schema: {
          tags,
          summary: 'Every recording of a language: its wording, whose it is, and what is the matter with it',
          params: languageParams,
          response: { 200: promptList },
        },
      },
      async (request) => {
        const found = await prompts.read(request.params.language);
        if (found === null) throw notFound('Este idioma');
        return { language: found.language, clips: inOrder(found.clips).map(shownClip) };
      },
    );

    app.get(
      '/prompts/:language/*',
      {
        config: { access: 'clinic:read' },
        schema: { tags, summary: 'A recording as callers hear it, audio/wav', params: clipParams },
      },
      async (request, reply) => {
        const { language, '*': id } = request.params;
        const wav = await prompts.listen(language, id);
        if (wav === null) throw notFound('Esta gravação');
        return reply.type('audio/wav').send(Buffer.from(wav));
      },
    );

    app.put(
      '/prompts/:language/*',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: 'Upload a recording: body audio/wav (16-bit PCM or A-law), at most 2 MB and 60 seconds',
          consumes: ['audio/wav'],
          params: clipParams,
          response: { 200: promptClip },
        },
      },
      async (request) => {
        const { language, '*': id } = request.params;
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const outcome = await prompts.keep(language, id, body);
        if (outcome.kind !== 'kept') throw notKept(outcome, body);
        await audit(deps, request, {
          action: 'prompt.upload',
          subject: { kind: 'prompt', id: null },
          details: { clip: `${language}/${id}` },
        });
        return shownClip(outcome.clip);
      },
    );

    app.delete(
      '/prompts/:language/*',
      {
        config: { access: 'clinic:write' },
        schema: {
          tags,
          summary: "Take the clinic's own recording away: the one before is played again",
          params: clipParams,
          response: { 200: promptClip },
        },
      },
      async (request) => {
        const { language, '*': id } = request.params;
        const outcome = await prompts.takeAway(language, id);
        if (outcome.kind === 'no-such-clip') throw notFound('Esta gravação');
        if (outcome.kind === 'not-own')
          throw new Problem(
            409,
            'not-own-recording',
            'Esta gravação não foi enviada pela clínica.',
            'Só gravações enviadas pela clínica podem ser retiradas. Para trocar esta, envie outra.',
          );
        await audit(deps, request, {
          action: 'prompt.remove',
          subject: { kind: 'prompt', id: null },
          details: { clip: `${language}/${id}` },
        });
        return shownClip(outcome.clip);
      },
    );
  };

const HOW_TO_SAVE = 'Salve como WAV (PCM de 16 bits, mono, 8 kHz ou mais) e envie de novo.';

function notKept({ kind }: Exclude<KeepOutcome, { kind: 'kept' }>, body: Uint8Array): Problem {
  switch (kind) {
    case 'no-such-clip':
      return notFound('Esta gravação');
    case 'no-sound': {
      const format = formatOf(body);
      const what = format === null ? '' : ` Parece ser ${format}.`;
      return new Problem(
        400,
        'not-a-wav',
        `O arquivo não é um WAV que a linha possa tocar.${what}`,
        HOW_TO_SAVE,
      );
    }
    case 'too-long':
      return new Problem(
        400,
        'too-long',
        'A gravação passa de um minuto.',
        'Grave só a frase, sem repetições, e envie de novo.',
      );
    case 'silence':
      return new Problem(
        400,
        'nothing-heard',
        'Não se ouve nada nesta gravação.',
        'Confira o microfone, grave mais perto dele e envie de novo.',
      );
  }
}

/** What people mostly send instead, by its first bytes. */
function formatOf(file: Uint8Array): string | null {
  const start = Buffer.from(file.subarray(0, 12)).toString('latin1');
  if (start.startsWith('ID3') || /^\xff[\xe2-\xfb]/.test(start)) return 'um MP3';
  if (start.startsWith('OggS')) return 'um Ogg';
  if (start.slice(4, 8) === 'ftyp') return 'um M4A';
  if (start.startsWith('fLaC')) return 'um FLAC';
  return start.startsWith('RIFF') ? 'um WAV de outro tipo' : null;
}
