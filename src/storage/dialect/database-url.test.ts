import { describe, expect, test } from 'vitest';
import { DatabaseUrlError, describeDatabase, parseDatabaseUrl } from './database-url.ts';

describe('a database URL', () => {
  test('of SQLite names a file, or memory', () => {
    expect(parseDatabaseUrl('sqlite:./data/x.db')).toEqual({ engine: 'sqlite', file: './data/x.db' });
    expect(parseDatabaseUrl(' sqlite:/var/lib/x.db ')).toEqual({ engine: 'sqlite', file: '/var/lib/x.db' });
    expect(parseDatabaseUrl('sqlite:///var/lib/x.db')).toEqual({ engine: 'sqlite', file: '/var/lib/x.db' });
    expect(parseDatabaseUrl('sqlite::memory:')).toEqual({ engine: 'sqlite', file: ':memory:' });
  });

  test.each(['mysql', 'mariadb'])('of %s names user, password, host, port and database', (scheme) => {
    expect(parseDatabaseUrl(`${scheme}://ana:s3cret@db.local:3307/clinic`)).toEqual({
      engine: 'mysql',
      hosts: [{ host: 'db.local', port: 3307 }],
      user: 'ana',
      password: 's3cret',
      database: 'clinic',
      tls: false,
    });
  });

  test('may name several hosts, in the order to try them, IPv6 among them', () => {
    expect(parseDatabaseUrl('mysql://u:p@a,b:3307,[::1]:3308/n')).toMatchObject({
      hosts: [
        { host: 'a', port: 3306 },
        { host: 'b', port: 3307 },
        { host: '::1', port: 3308 },
      ],
    });
  });

  test('carries any password, and may have none', () => {
    expect(parseDatabaseUrl('mysql://u:p%40%2F%3A%25@h/n')).toMatchObject({ password: 'p@/:%' });
    expect(parseDatabaseUrl('mysql://u:p@ss:w@h/n')).toMatchObject({ user: 'u', password: 'p@ss:w' });
    expect(parseDatabaseUrl('mysql://u@h/n')).toMatchObject({ user: 'u', password: '' });
  });

  test('says whether the line is encrypted', () => {
    expect(parseDatabaseUrl('mysql://u:p@h/n?ssl=true')).toMatchObject({ tls: true });
    expect(parseDatabaseUrl('mysql://u:p@h/n?ssl=unverified')).toMatchObject({ tls: 'unverified' });
  });

  test.each([
    ['', 'is empty'],
    ['postgres://u:hunter2@h/n', 'begins with neither'],
    ['mysql:u:hunter2@h/n', 'begins with neither'],
    ['sqlite:', 'names no SQLite file'],
    ['mysql://h/n', 'no user and password'],
    ['mysql://:hunter2@h/n', 'names no user'],
    ['mysql://u:hunter2@h', 'names no database'],
    ['mysql://u:hunter2@h/', 'names no database'],
    ['mysql://u:hunter2@h/a b', 'database name'],
    ['mysql://u:hunter2@/n', 'has a host that is not'],
    ['mysql://u:hunter2@h:port/n', 'has a host that is not'],
    ['mysql://u:hunter2@h:0/n', 'has a host that is not'],
    ['mysql://u:hunter2@h:70000/n', 'has a host that is not'],
    ['mysql://u:hunter2@a,,b/n', 'has a host that is not'],
    ['mysql://u:hunter2%@h/n', 'written %25'],
    ['mysql://u:hunter2@h/n?ssl=maybe', 'has an option other than'],
    ['mysql://u:hunter2@h/n?charset=latin1', 'has an option other than'],
  ])('%j is refused by name, with the remedy and without the password', (text, problem) => {
    const parse = () => parseDatabaseUrl(text, 'OLD_DATABASE');
    expect(parse).toThrow(DatabaseUrlError);
    expect(parse).toThrow(`OLD_DATABASE`);
    expect(parse).toThrow(problem);
    expect(parse).toThrow('write it like "sqlite:./data/disque-consulta.db"');
    expect(parse).not.toThrow('hunter2');
  });

  test('is shown without the password', () => {
    const shown = (text: string) => describeDatabase(parseDatabaseUrl(text));
    expect(shown('mysql://u:hunter2@a,[::1]:3308/n')).toBe('mysql://u@a:3306,[::1]:3308/n');
    expect(shown('sqlite:./x.db')).toBe('sqlite:./x.db');
  });
});
