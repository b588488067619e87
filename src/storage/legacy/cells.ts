import { createHash } from 'node:crypto';
import { isCpf } from '../../booking/cpf.ts';
import { normalisePhone } from '../../booking/phone-number.ts';
import { isLocalDate } from '../../scheduling/calendar.ts';
import type { LocalDate } from '../../scheduling/types.ts';
import type { LegacyRow } from './source.ts';

/** A cell as text, trimmed; empty for NULL. */
export function text(row: LegacyRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? String(value).trim()
    : '';
}

/** `ddd.ddd.ddd-dd` or bare digits; null when it is no CPF. */
export function cpfOf(row: LegacyRow): string | null {
  const digits = text(row, 'cpf').replace(/\D/g, '');
  return isCpf(digits) ? digits : null;
}

/** A real date between the bounds, both inclusive; null for anything else, `0000-00-00` first of all. */
export function dateOf(row: LegacyRow, column: string, first: LocalDate, last: LocalDate): LocalDate | null {
  const date = text(row, column).slice(0, 10);
  return isLocalDate(date) && date >= first && date <= last ? date : null;
}

const nameColumns = ['nome', 'nome_completo', 'name', 'paciente'];
const phoneColumn = /telefone|celular|fone|phone|whats|^tel/;

/** The old system never said names, and may not have them. */
export function nameOf(row: LegacyRow): string {
  const column = nameColumns.find((name) => text(row, name) !== '');
  return column === undefined ? `Paciente ${text(row, 'id')}` : text(row, column).slice(0, 200);
}

export function phonesOf(row: LegacyRow): string[] {
  const texts = Object.keys(row)
    .filter((column) => phoneColumn.test(column))
    .flatMap((column) => text(row, column).split(/[/;,]/));
  return [...new Set(texts.map(normalisePhone).filter((phone) => phone !== null))];
}

/** Columns of the old `users` that have no place here. */
export function unreadColumns(row: LegacyRow): string[] {
  const read = new Set(['id', 'cpf', 'data_nascimento', ...nameColumns]);
  return Object.keys(row).filter((column) => !read.has(column) && !phoneColumn.test(column));
}

/** Tells whether a row has changed since it was brought; says nothing of what is in it. */
export function fingerprint(row: LegacyRow, columns: readonly string[]): string {
  const cells = JSON.stringify(columns.map((column) => text(row, column)));
  return createHash('sha256').update(cells).digest('hex').slice(0, 32);
}
