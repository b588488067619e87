import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BadSettings, readSettings, SETTINGS, SHIPPED_SOUNDS } from './settings.ts';

/** What is said of these settings; nothing when they can be used. */
function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  test('need none: the line comes up on this machine alone, on the embedded database, with the demo', () => {
    expect(readSettings({})).toEqual({
      DATABASE_URL: 'sqlite:./data/disque-consulta.db',
      AGI_HOST: '127.0.0.1',
      AGI_PORT: 4573,
      AGI_MAX_CALLS: 500,
      AGI_ALLOWED_PEERS: [],
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 8080,
      PUBLIC_URL: null,
      HTTP_TRUSTED_PROXIES: [],
      SESSION_IDLE_MINUTES: 30,
      DRAIN_SECONDS: 60,
      SOUNDS_DIR: SHIPPED_SOUNDS,
      VOICE_DIR: path.resolve('data/voice'),
      VOICE_ENGINE: '',
      RECORDING_PIN: '',
      LOG_LEVEL: 'info',
      DEMO: true,
    });
  });

  test('are read from the environment', () => {
    const read = readSettings({
      DATABASE_URL: 'mysql://clinic:secret@db1,db2/clinic',
      AGI_HOST: '0.0.0.0',
      AGI_PORT: '0',
      AGI_ALLOWED_PEERS: ' 10.0.0.0/8, 192.168.1.7 ,',
      DRAIN_SECONDS: '3600',
      SOUNDS_DIR: '/var/lib/asterisk/sounds/clinic',
      LOG_LEVEL: 'silent',
      PATH: '/bin',
    });
    expect(read).toMatchObject({
      AGI_PORT: 0,
      AGI_ALLOWED_PEERS: ['10.0.0.0/8', '192.168.1.7'],
      DRAIN_SECONDS: 3600,
      SOUNDS_DIR: '/var/lib/asterisk/sounds/clinic',
      LOG_LEVEL: 'silent',
    });
  });

  test('never put the demo into a database that somebody named, unless they say so', () => {
    expect(readSettings({ DATABASE_URL: 'sqlite:/tmp/clinic.db' }).DEMO).toBe(false);
    expect(readSettings({ DATABASE_URL: 'sqlite:/tmp/clinic.db', DEMO: 'yes' }).DEMO).toBe(true);
    expect(readSettings({ DEMO: 'false' }).DEMO).toBe(false);
  });

  test.each([
    ['DATABASE_URL', '', 'must not be empty'],
    ['AGI_HOST', '', 'must be an address'],
    ['AGI_PORT', '', 'must be a whole number'],
    ['AGI_PORT', 'http', 'must be a whole number'],
    ['AGI_PORT', '65536', 'must be 0 to 65535'],
    ['AGI_PORT', '-1', 'must be a whole number'],
    ['AGI_PORT', '4573.5', 'must be a whole number'],
    ['AGI_MAX_CALLS', '0', 'must be 1 to 20000 calls'],
    ['AGI_MAX_CALLS', '20001', 'must be 1 to 20000 calls'],
    ['AGI_MAX_CALLS', '1e3', 'must be a whole number of calls'],
    ['DRAIN_SECONDS', '3601', 'must be 0 to 3600 seconds'],
    ['DRAIN_SECONDS', ' 5', 'must be a whole number of seconds'],
    ['SOUNDS_DIR', 'sounds/pt_BR', 'must be an absolute path'],
    ['SOUNDS_DIR', '/my sounds', 'without spaces'],
    ['SOUNDS_DIR', '/a&b', 'without spaces, commas, & or quotes'],
    ['SOUNDS_DIR', '/${SHELL(reboot)}', 'must be an absolute path'],
    ['VOICE_DIR', '/a&b', 'without spaces, commas, & or quotes'],
    ['VOICE_ENGINE', 'festival', 'must be rhvoice, espeak-ng, empty, or a command with {out} in it'],
    ['RECORDING_PIN', '12345', 'must be 6 to 12 digits'],
    ['RECORDING_PIN', '12345a', 'must be 6 to 12 digits'],
    ['LOG_LEVEL', 'loud', 'must be a level such as info or debug'],
    ['DEMO', 'maybe', 'must be true or false'],
  ] as const)('say what is wrong with %s=%j, and what it should be', (name, value, wrong) => {
    const [problem = '', ...others] = problemsOf({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toContain(`${name}: `);
    expect(problem).toContain(wrong);
    expect(problem).toContain(SETTINGS[name].about);
  });

  test('say all that is wrong at once', () => {
    const problems = problemsOf({ AGI_PORT: 'x', LOG_LEVEL: 'x', SOUNDS_DIR: 'x', DEMO: 'x' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'AGI_PORT',
      'SOUNDS_DIR',
      'LOG_LEVEL',
      'DEMO',
    ]);
  });

  test('never repeat a value, which may hold a password', () => {
    expect(problemsOf({ SOUNDS_DIR: 'hunter2', LOG_LEVEL: 'hunter2', DEMO: 'hunter2' }).join()).not.toContain(
      'hunter2',
    );
  });

  test('are all in the operator’s table', () => {
    const table = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
    const listed = [...table.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map((row) => row[1]);
    expect(new Set(listed)).toEqual(new Set(Object.keys(SETTINGS)));
  });
});
