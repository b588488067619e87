/**
 * Holds the catalogues to the code: every sentence that a conversation can say is worded, in every language, and none is
 * worded that nobody says. Part of `npm run check`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CALL_TREE } from '../src/dialogue/tree.ts';
import { STUDIO_TREE } from '../src/dialogue/studio/tree.ts';
import type { TreeNode } from '../src/dialogue/nodes.ts';
import { readCatalogues } from '../src/main/catalogues.ts';
import { promptIds } from '../src/speech/prompt.ts';
import { CatalogueError } from '../src/speech/read-catalogue.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** Sentences that a node of a call tree says by itself: those that must be there, and those that may. */
function sentencesOf(node: TreeNode): { must: string[]; may: string[] } {
  const of = (...names: readonly string[]) => names.map((name) => `${node.id}.${name}`);
  switch (node.kind) {
    case 'keys':
      return { must: of('first', 'silence', 'miss'), may: of('brief') };
    case 'menu': {
      const choices = node.choices.map(({ means }) => means);
      const silence = node.silence ? [] : ['silence'];
      return { must: of(...choices, 'miss', ...silence), may: of('first', ...choices.map(briefOf)) };
    }
    case 'list': {
      const extras = node.extras.map(({ means }) => means);
      return {
        must: of(...extras, 'silence', 'miss'),
        may: of('first', 'more', 'more.brief', ...extras.map(briefOf)),
      };
    }
  }
}

const briefOf = (name: string): string => `${name}.brief`;

/** Ids written in the code, or in the dialplan: `prompt('welcome.clinic')`, `{…}/prompt/trouble.sorry`. */
function namedInSources(): Set<string> {
  const known = new Set<string>(promptIds);
  const texts = [...sources('src/dialogue', '.ts'), ...sources('deploy/asterisk', '.conf')].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const words = texts.flatMap((text) => [...text.matchAll(/['/]([a-z0-9-]+(?:\.[a-z0-9-]+)+)\b/g)]);
  const named = words.flatMap(([, id = '']) => [id, `${id}.brief`]);
  return new Set(named.filter((id) => known.has(id)));
}

function sources(folder: string, ending: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('.test'))
    .map((name) => path.join(ROOT, folder, name));
}

function problems(): string[] {
  const nodes = [...CALL_TREE, ...STUDIO_TREE].map(sentencesOf);
  const worded = new Set<string>(promptIds);
  const must = nodes.flatMap((node) => node.must);
  const said = new Set([...must, ...nodes.flatMap((node) => node.may), ...namedInSources()]);
  return [
    ...must
      .filter((id) => !worded.has(id))
      .map((id) => `no prompt "${id}": a question of the call tree says it`),
    ...promptIds.filter((id) => !said.has(id)).map((id) => `prompt "${id}": nobody says it`),
    ...problemsOfLanguages(),
  ];
}

function problemsOfLanguages(): string[] {
  try {
    readCatalogues(null);
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.message.split('\n');
    throw error;
  }
}

const found = problems();
for (const problem of found) console.error(problem);
if (found.length > 0) process.exitCode = 1;
