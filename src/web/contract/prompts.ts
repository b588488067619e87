import { z } from 'zod';

const language = z.string().regex(/^[a-z]{2,3}(?:_[A-Z]{2})?$/, 'é o código de um idioma, como pt_BR');
const clipId = z.string().max(200);

export const promptLanguages = z.object({
  languages: z.array(z.object({ language: z.string(), name: z.string().describe('in Portuguese') })),
});
export type PromptLanguages = z.infer<typeof promptLanguages>;

export const promptClip = z.object({
  id: z.string().describe('below the folder of its language: `prompt/welcome.good-morning`'),
  text: z.string().describe('the wording'),
  group: z.string().describe('what kind of words, in Portuguese'),
  source: z
    .enum(['person', 'engine', 'shipped', 'missing'])
    .describe("a person's of the clinic; an engine's made here; the one that came with the program; none"),
  complaint: z.string().nullable().describe('what is the matter with it, and what to do'),
});
export type PromptClip = z.infer<typeof promptClip>;

export const promptList = z.object({ language: z.string(), clips: z.array(promptClip) });
export type PromptList = z.infer<typeof promptList>;

export const languageParams = z.object({ language });
export const clipParams = z.object({ language, '*': clipId });
