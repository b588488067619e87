import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskDigits } from './log.ts';

const written = fc.oneof(
  fc.stringMatching(/^\d{11}$/),
  fc.stringMatching(/^\d{3}\.\d{3}\.\d{3}-\d{2}$/),
  fc.stringMatching(/^\d{3} \d{3} \d{3} \d{2}$/),
  fc.stringMatching(/^\+55 \(\d{2}\) 9\d{4}-\d{4}$/),
  fc.stringMatching(/^\(\d{2}\) \d{4}-\d{4}$/),
  fc.stringMatching(/^\+?\d{10,15}$/),
  fc.stringMatching(/^\d{2}\/\d{2}\/\d{4}$/),
  fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
);
const around = fc.stringMatching(/^[^\d]{0,12}$/);

describe('masking', () => {
  test('hides every CPF, telephone number and birth date, however written and wherever it stands', () => {
    fc.assert(
      fc.property(around, written, around, (before, number, after) => {
        const masked = maskDigits(before + number + after);
        expect(masked.replace(/\D/g, '')).toBe('');
        expect(masked).toHaveLength(before.length + number.length + after.length);
      }),
    );
  });

  test('leaves short numbers, which no one is known by', () => {
    for (const text of [
      'port 4573',
      'error 1213 after 16 tries',
      'at serve.ts:106:17',
      '127.0.0.1:4573',
      '12:30:05',
    ])
      expect(maskDigits(text)).toBe(text);
  });

  test('leaves text as it is where there is nothing to hide, and hides twice what it hides once', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z \d.-]{0,40}$/), (text) => {
        expect(maskDigits(maskDigits(text))).toBe(maskDigits(text));
      }),
    );
  });
});

describe('the log', () => {
  const log = new URL('./log.ts', import.meta.url).href;
  /** What a program writes to standard output and standard error. */
  const run = (program: string) => {
    const source = `import { createLog } from ${JSON.stringify(log)}; ${program}`;
    return spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', source], {
      encoding: 'utf8',
    });
  };

  test('is one JSON object a line on standard error; standard output is left alone', () => {
    const { stdout, stderr } = run(
      `const log = createLog('info'); log.info({ call: 'x' }, 'call'); log.warn('two'); log.debug('no')`,
    );
    expect(stdout).toBe('');
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      { level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string, call: 'x', msg: 'call' },
      { level: 40, time: expect.any(String) as string, msg: 'two' },
    ]);
  });

  test('shows no CPF and no number of an error: not in its message, stack, or what it wraps', () => {
    const { stderr } = run(`
      const error = new TypeError("Duplicate entry '529.982.247-25' for 85988880001", { cause: new Error('52998224725') });
      error.sql = 'SELECT 52998224725'; error.code = 'ER_DUP_ENTRY';
      const log = createLog('trace');
      log.error({ err: error }, 'a call met a failure');
      log.error({ error: 'thrown as text: 52998224725' }, 'a call met a failure');
      log.error({ err: new AggregateError([error], 'several: 52998224725') }, 'a call met a failure');
      log.error(error);
    `);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('"code":"ER_DUP_ENTRY"');
    expect(lines[0]).toContain("Duplicate entry '**************' for ***********");
    for (const line of lines)
      expect(line.replace(/"time":"[^"]*"/, '')).not.toMatch(/529\D?982|85988880001|8{4}/);
  });
});
