import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { putSound, soundFile, soundIn } from './sound-files.ts';
import { temporaryFolder } from './sounds.test-support.ts';

const folder = temporaryFolder();

describe('the file of a recording', () => {
  it('is below its language’s folder', () => {
    expect(soundFile('/sounds/pt_BR', 'time/hour-14.end')).toBe('/sounds/pt_BR/time/hour-14.end.alaw');
    expect(soundFile('/sounds/pt_BR', 'doctor/_006eth-1')).toBe('/sounds/pt_BR/doctor/_006eth-1.alaw');
  });

  it.each(['../x', 'doctor/../../x', '/etc/x', 'doctor/', 'doctor', 'doctor/X', 'doctor/.x', ''])(
    'is refused for "%s", which is no clip',
    (id) => {
      expect(() => soundFile('/sounds/pt_BR', id)).toThrow(`not a clip id: ${id}`);
    },
  );

  it('is put there whole, in place of the one before; where there is none, nothing is read', async () => {
    expect(await soundIn(folder(), 'key/bare-1')).toBeNull();
    for (const sound of [Uint8Array.of(1, 2, 3), Uint8Array.of(4)]) {
      await putSound(folder(), 'key/bare-1', sound);
      expect(new Uint8Array((await soundIn(folder(), 'key/bare-1')) ?? [])).toEqual(sound);
    }
    expect(await readdir(folder(), { recursive: true })).toEqual(['key', 'key/bare-1.alaw']);
  });
});
