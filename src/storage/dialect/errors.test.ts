import { describe, expect, test } from 'vitest';
import {
  DatabaseTimeout,
  isConnectionLost,
  isDuplicateKey,
  isMissingTable,
  isRefused,
  isThereAlready,
  isTransient,
  withoutSecrets,
} from './errors.ts';

const error = (message: string, fields: object): Error => Object.assign(new Error(message), fields);

describe('errors of the database', () => {
  test('a duplicate key is known on both engines', () => {
    for (const fields of [{ errno: 1062 }, { errcode: 1555 }, { errcode: 2067 }]) {
      expect(isDuplicateKey(error('x', fields))).toBe(true);
    }
    expect(isDuplicateKey(error('x', { errcode: 1299 }))).toBe(false);
    expect(isDuplicateKey(null)).toBe(false);
  });

  test('a missing table is known on both engines', () => {
    expect(isMissingTable(error('x', { errno: 1146 }))).toBe(true);
    expect(isMissingTable(error('no such table: x', { errcode: 1 }))).toBe(true);
    expect(isMissingTable(error('near "x": syntax error', { errcode: 1 }))).toBe(false);
  });

  test('a column or an index that is there already is known on both engines', () => {
    expect(isThereAlready(error('x', { errno: 1060 }))).toBe(true);
    expect(isThereAlready(error('x', { errno: 1061 }))).toBe(true);
    expect(isThereAlready(error('duplicate column name: x', { errcode: 1 }))).toBe(true);
    expect(isThereAlready(error('no such column: x', { errcode: 1 }))).toBe(false);
  });

  test('what passes by itself is told from what needs an operator', () => {
    const passing = [{ errno: 1213 }, { errno: 3101 }, { errno: 1317 }, { errno: 3032 }, { errcode: 5 }];
    const lasting = [
      { errno: 1045 },
      { errno: 3118 },
      { errno: 4151 },
      { errno: 3159 },
      { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
      { code: 'ER_SERVER_SSL_DISABLED' },
      { errcode: 13 },
    ];
    const told = (fields: object) => [isTransient(error('x', fields)), isRefused(error('x', fields))];
    for (const fields of passing) expect(told(fields)).toEqual([true, false]);
    for (const fields of lasting) expect(told(fields)).toEqual([false, true]);
  });

  test('a connection is given up after a timeout or a fatal error, and not after a deadlock', () => {
    expect(isConnectionLost(new DatabaseTimeout('late'))).toBe(true);
    expect(isConnectionLost(error('x', { fatal: true }))).toBe(true);
    expect(isConnectionLost(error('x', { errno: 3032 }))).toBe(true);
    expect(isConnectionLost(error('x', { errno: 1213, fatal: false }))).toBe(false);
  });

  test('what may be logged shows neither statement, nor values, nor long digit runs', () => {
    const connectors = error(
      "Duplicate entry '52998224725'\nsql: insert … - parameters:['52998224725','Lúcia']",
      {
        sqlMessage: "Duplicate entry '52998224725' for key 'patients_cpf'",
        sql: "insert … - parameters:['52998224725']",
        errno: 1062,
        code: 'ER_DUP_ENTRY',
      },
    );
    const safe = withoutSecrets(connectors);
    expect(safe).toMatchObject({ message: "Duplicate entry '********' for key 'patients_cpf'", errno: 1062 });
    expect(`${JSON.stringify(safe)} ${(safe as Error).stack}`).not.toMatch(/5299822|Lúcia/);
  });
});
