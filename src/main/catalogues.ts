import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from '../speech/catalogue.ts';
import { readCatalogue } from '../speech/read-catalogue.ts';

const SHIPPED = fileURLToPath(new URL('../../catalogues', import.meta.url));
const CATALOGUE_FILE = /^([a-z]{2,3}(?:_[A-Z]{2})?)\.json$/;

/**
 * Every language's catalogue by its code, Portuguese first: those that come with the program, with a clinic's own
 * wordings (`<code>.json` in `ownFolder`) laid over them, and languages that are the clinic's alone.
 * @throws CatalogueError
 */
export function readCatalogues(ownFolder: string | null): Map<string, Catalogue> {
  const codes = new Set(['pt_BR', ...codesIn(SHIPPED), ...(ownFolder === null ? [] : codesIn(ownFolder))]);
  return new Map(
    [...codes].map((code) => [
      code,
      readCatalogue(code, textIn(SHIPPED, code), ownFolder === null ? null : textIn(ownFolder, code)),
    ]),
  );
}

function codesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => CATALOGUE_FILE.exec(name)?.[1] ?? []);
}

function textIn(folder: string, code: string): string | null {
  const file = path.join(folder, `${code}.json`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
