import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandEngine, enginesFor, espeakNg, isInstalled, rhvoice, type Speaking } from './engine.ts';
import { temporaryFolder } from './sounds.test-support.ts';

const folder = temporaryFolder();
const within = (name: string) => path.join(folder(), name);
afterEach(() => vi.unstubAllEnvs());

const speaking = (more: Partial<Speaking> = {}): Speaking => ({
  text: 'oi',
  pace: 'ordinary',
  voice: 'alto',
  wavFile: within('said.wav'),
  ...more,
});

/** A program that notes the words it is run with and its input, in a file beside it. */
async function program(name: string): Promise<string> {
  const note = JSON.stringify(within(`${name}.noted`));
  await writeFile(
    within(name),
    `#!${process.execPath}
const fs = require('node:fs');
fs.writeFileSync(${note}, JSON.stringify({ args: process.argv.slice(2), input: fs.readFileSync(0, 'utf8') }));`,
  );
  await chmod(within(name), 0o755);
  return within(name);
}

interface Noted {
  readonly args: readonly string[];
  readonly input: string;
}

const noted = async (name: string) => JSON.parse(await readFile(within(`${name}.noted`), 'utf8')) as Noted;

describe('an engine that is a command', () => {
  it('is given a text whole, as one argument or as its input, never to a shell', async () => {
    const command = await program('say.cjs');
    const text = 'é; "$(rm)" $& {out} {voice}';
    await commandEngine(`${command} {out}`).speak(speaking({ text }));
    expect(await noted('say.cjs')).toEqual({ args: [within('said.wav')], input: text });
    await commandEngine(` ${command}  {out}  --say={text} `).speak(speaking({ text }));
    expect(await noted('say.cjs')).toEqual({ args: [within('said.wav'), `--say=${text}`], input: '' });
  });

  it('is told the voice and the speed, which is slower for what is written down', async () => {
    const command = await program('say.cjs');
    const engine = commandEngine(`${command} {speed} -v{voice} {out}`);
    await engine.speak(speaking());
    const [usual, voice] = (await noted('say.cjs')).args;
    await engine.speak(speaking({ pace: 'slow' }));
    expect(voice).toBe('-valto');
    expect(Number((await noted('say.cjs')).args[0])).toBeLessThan(Number(usual));
  });

  it('has to say where the file goes', () => {
    expect(() => commandEngine('espeak')).toThrow('a command with {out} in it; it is "espeak"');
  });

  it('speaks every language, unless it wants a voice that the catalogue does not name', () => {
    const voices = { 'espeak-ng': 'pt-br' };
    expect(commandEngine('say {out}').voiceFor(voices)).toBe('');
    expect(commandEngine('say {voice} {out}').voiceFor(voices)).toBeNull();
    expect(commandEngine('say {voice} {out}').voiceFor({ command: 'maria' })).toBe('maria');
  });

  it('that is missing is named with the remedy', async () => {
    const absent = commandEngine('no-such-engine -o {out}');
    await expect(absent.speak(speaking())).rejects.toThrow(/"no-such-engine" was not found; .*VOICE_ENGINE/);
  });

  it('that fails has its own complaint told, and one that reads no input does not fail', async () => {
    await writeFile(within('fail.mjs'), `process.stderr.write('no such voice\\n'); process.exit(3)`);
    const failing = commandEngine(`${process.execPath} ${within('fail.mjs')} {out}`);
    await expect(failing.speak(speaking())).rejects.toThrow(/ended with 3: no such voice$/);
    const deaf = commandEngine(`${process.execPath} --eval 0 {out}`);
    await expect(deaf.speak(speaking({ text: 'oi '.repeat(100_000) }))).resolves.toBeUndefined();
  });
});

describe('espeak-ng and RHVoice', () => {
  it('have their own voices in a catalogue, or do not speak the language', () => {
    const voices = { rhvoice: 'Leticia-F123', 'espeak-ng': 'pt-br' };
    expect([rhvoice().voiceFor(voices), espeakNg.voiceFor(voices)]).toEqual(['Leticia-F123', 'pt-br']);
    expect([rhvoice().voiceFor({}), espeakNg.voiceFor({})]).toEqual([null, null]);
  });

  it('are given the text as input, the voice and the file', async () => {
    vi.stubEnv('PATH', folder());
    for (const [name, engine] of [
      ['espeak-ng', espeakNg],
      ['RHVoice-test', rhvoice()],
    ] as const) {
      await program(name);
      await engine.speak(speaking({ text: '-v "é"' }));
      const { args, input } = await noted(name);
      expect(input).toBe('-v "é"');
      expect(args).toContain('alto');
      expect(args).toContain(within('said.wav'));
    }
  });

  it('see their file from the system that they are in', async () => {
    const place = { command: [await program('chroot.cjs'), '/there'], root: folder() };
    await rhvoice(place).speak(speaking());
    const { args } = await noted('chroot.cjs');
    expect(args[0]).toBe('/there');
    expect(args).toContain('/said.wav');
  });

  it('are named with what installs them where they are missing', async () => {
    vi.stubEnv('PATH', folder());
    await expect(espeakNg.speak(speaking())).rejects.toThrow('apt-get install espeak-ng');
    await expect(rhvoice().speak(speaking())).rejects.toThrow('apt-get install rhvoice');
  });
});

describe('the setting VOICE_ENGINE', () => {
  const named = (setting: string) => enginesFor(setting).map(({ name }) => name);

  it('names an engine, or is a command', () => {
    expect(named('rhvoice')).toEqual(['rhvoice']);
    expect(named('espeak-ng')).toEqual(['espeak-ng']);
    expect(named('say {out}')).toEqual(['say {out}']);
    expect(() => named('festival')).toThrow('VOICE_ENGINE is rhvoice, espeak-ng, or a command');
  });

  it('left empty is what this machine has, the best first', async () => {
    vi.stubEnv('PATH', `/nowhere:${folder()}:`);
    expect(named('')).toEqual([]);
    await program('espeak-ng');
    expect(named('')).toEqual(['espeak-ng']);
    await program('RHVoice-test');
    expect(named('')).toEqual(['rhvoice', 'espeak-ng']);
    expect(isInstalled('RHVoice-test')).toBe(true);
  });
});
