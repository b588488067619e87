import { versionOf, type Changed, type RuleRefusal } from '../../../office/rules/change-rules.ts';
import { readableId } from '../../setup/names.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A readable id made of the name (`rafael-costa`) that none of these rows has. */
export function freeId(name: string, rows: readonly Named[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  const base = readableId(name).slice(0, 32).replace(/-$/, '') || 'novo';
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

/** Whether a new row can be: `null` = yes; what an earlier try wrote unseen is found again. */
export function alreadyThere<T extends Named>(
  rows: readonly T[],
  wanted: T,
): Changed<T> | RuleRefusal<T> | null {
  const there = rows.find(({ id }) => id === wanted.id);
  if (there === undefined) return null;
  if (versionOf(there) === versionOf(wanted)) return { kind: 'changed', before: null, after: there };
  return notValid('name', 'Outra pessoa acabou de cadastrar esse nome. Confira a lista e tente de novo.');
}

/** A refusal where another row has this name already, whatever its case and accents. */
export function nameTaken(rows: readonly Named[], { id, name }: Named): RuleRefusal<never> | null {
  const same = rows.find((row) => row.id !== id && readableId(row.name) === readableId(name));
  return same === undefined ? null : notValid('name', `Já existe “${same.name}”. Escolha outro nome.`);
}

export const notValid = (path: string, message: string): RuleRefusal<never> => ({
  kind: 'not-valid',
  errors: [{ path, message }],
});
