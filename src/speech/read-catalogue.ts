import { z } from 'zod';
import ptBR from '../../catalogues/pt_BR.json' with { type: 'json' };
import type { Catalogue } from './catalogue.ts';
import { catalogueSchema } from './catalogue-schema.ts';

/** A catalogue cannot be used. Each line names a place in it, what is wrong there, and what it should be. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly problems: readonly string[];

  constructor(language: string, problems: readonly string[]) {
    super(problems.map((problem) => `the catalogue ${language}: ${problem}`).join('\n'));
    this.problems = problems;
  }
}

type Json = z.core.util.JSONType;

/**
 * A language's catalogue from the JSON of its file, with what a clinic words otherwise laid over it: objects entry by
 * entry, lists as a whole. All that is wrong is told at once. @throws {CatalogueError}
 */
export function readCatalogue(language: string, json: string | null, own: string | null = null): Catalogue {
  const shipped = json === null ? null : parsed(language, json);
  const overlay = own === null ? null : parsed(`${language} of this clinic`, own);
  if (shipped !== null && overlay !== null) assertKnown(language, shipped, overlay);
  const whole = overlay === null ? shipped : shipped === null ? overlay : overlaid(shipped, overlay);
  const result = catalogueSchema.safeParse(whole);
  if (!result.success)
    throw new CatalogueError(
      language,
      result.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'} ${message}`),
    );
  return result.data;
}

/** The catalogue that everything else is measured by. */
export const shippedPortuguese = (): Catalogue => readCatalogue('pt_BR', JSON.stringify(ptBR));

function parsed(language: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new CatalogueError(language, [`is not JSON: ${(error as Error).message}`]);
  }
}

/** A slip in an id would word nothing, and nobody would notice: entries that the language has not are refused. */
function assertKnown(language: string, shipped: Json, overlay: Json): void {
  const unknown = unknownIn(shipped, overlay, '');
  if (unknown.length > 0)
    throw new CatalogueError(
      `${language} of this clinic`,
      unknown.map(
        (place) => `${place} is nothing that the line says; see the ids in catalogues/${language}.json`,
      ),
    );
}

/** Dictionaries that a clinic may add to. */
const OPEN = ['translations', 'abbreviations', 'voices', 'dates.year'];

function unknownIn(shipped: Json, overlay: Json, place: string): string[] {
  if (!isObject(shipped) || !isObject(overlay)) return [];
  return Object.entries(overlay).flatMap(([key, value]) => {
    const here = place === '' ? key : `${place}.${key}`;
    const known = Object.hasOwn(shipped, key) ? shipped[key] : undefined;
    if (known !== undefined) return unknownIn(known, value, here);
    return OPEN.includes(place) ? [] : [here];
  });
}

function overlaid(shipped: Json, overlay: Json): Json {
  if (!isObject(shipped) || !isObject(overlay)) return overlay;
  const entries = Object.entries(overlay).map(([key, value]) => [key, overlaid(shipped[key] ?? null, value)]);
  return { ...shipped, ...(Object.fromEntries(entries) as Record<string, Json>) };
}

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
