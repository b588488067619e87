import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDatabaseUrl } from '../storage/index.ts';

/**
 * Why there is nothing to look at: the SQLite file does not exist. Opening it would make it, and looking must not make
 * what it looks for. Null = look. @throws {DatabaseUrlError}
 */
export function missingDatabase(databaseUrl: string): string | null {
  const url = parseDatabaseUrl(databaseUrl);
  if (url.engine !== 'sqlite' || url.file === ':memory:' || existsSync(url.file)) return null;
  return `there is no database at ${path.resolve(url.file)}; run \`disque-consulta migrate\``;
}
