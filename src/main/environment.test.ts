import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { environmentWith } from './environment.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'disque-environment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
}

describe('settings come', () => {
  test('from the process, then from each file in turn: the first that names one wins', () => {
    const files = [
      file('here.env', 'AGI_PORT=2\nAGI_HOST=here\n'),
      file('service.env', '# the service\nAGI_PORT=3\nAGI_HOST=there\nDATABASE_URL="sqlite:/var/lib/x.db"\n'),
    ];
    expect(environmentWith(files, { AGI_PORT: '1' })).toEqual({
      environment: { AGI_PORT: '1', AGI_HOST: 'here', DATABASE_URL: 'sqlite:/var/lib/x.db' },
      unreadable: [],
    });
  });

  test('without files that are not there; those that cannot be read are named', () => {
    expect(environmentWith([path.join(folder, 'none'), folder], { A: 'b' })).toEqual({
      environment: { A: 'b' },
      unreadable: [folder],
    });
  });
});
