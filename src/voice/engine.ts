import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What an engine is asked to say. */
export interface Speaking {
  readonly text: string;
  readonly pace: 'ordinary' | 'slow';
  /** One of the engine's voices; engines that are a command may not need it. */
  readonly voice: string;
  /** Where the WAV file goes. */
  readonly wavFile: string;
}

/** Something that turns a text into a WAV file. */
export interface Engine {
  readonly name: string;
  /** How fast it speaks, in its own measure. Like its name a part of what a recording depends on. */
  readonly speeds: Readonly<Record<Speaking['pace'], string>>;
  /** The voice for a language, by its catalogue's `voices`; null = it does not speak it. */
  readonly voiceFor: (voices: Readonly<Record<string, string>>) => string | null;
  /** Rejects with the engine's own complaint, and what to do about it. */
  readonly speak: (speaking: Speaking) => Promise<void>;
}

/** How fast: percent of RHVoice's own speed, and words a minute for engines that count so. */
const RATE = { ordinary: '122', slow: '95' };
const WORDS_PER_MINUTE = { ordinary: '165', slow: '115' };

/** Where RHVoice is: on this machine, or in another system's folder. */
export interface RhvoicePlace {
  readonly command: readonly string[];
  /** That system's root, if it is another: the engine sees its files from there. */
  readonly root: string;
}

export const RHVOICE_HERE: RhvoicePlace = { command: ['RHVoice-test'], root: '' };

/** RHVoice (rhvoice.org): of the free voices there are, the one for Brazilian Portuguese is Letícia. */
export function rhvoice({ command: [program = '', ...before], root }: RhvoicePlace = RHVOICE_HERE): Engine {
  return {
    name: 'rhvoice',
    speeds: RATE,
    voiceFor: (voices) => voices['rhvoice'] ?? null,
    speak: ({ text, pace, voice, wavFile }) => {
      const seen = wavFile.startsWith(root) ? wavFile.slice(root.length) : wavFile;
      return run(program, [...before, '-p', voice, '-r', RATE[pace], '-o', seen], text);
    },
  };
}

/** espeak-ng: speaks a hundred languages, none of them beautifully. */
export const espeakNg: Engine = {
  name: 'espeak-ng',
  speeds: WORDS_PER_MINUTE,
  voiceFor: (voices) => voices['espeak-ng'] ?? null,
  speak: ({ text, pace, voice, wavFile }) =>
    run('espeak-ng', ['-v', voice, '-b', '1', '-s', WORDS_PER_MINUTE[pace], '-w', wavFile, '--stdin'], text),
};

/**
 * An engine that is a command: words separated by spaces, run without a shell. `{out}` = the WAV file to write,
 * `{text}` = what to say (on standard input where it does not occur), `{speed}` = words per minute, `{voice}` = the
 * voice that the catalogue names for `command`.
 */
export function commandEngine(command: string): Engine {
  if (!command.includes('{out}'))
    throw new Error(`VOICE_ENGINE is rhvoice, espeak-ng, or a command with {out} in it; it is "${command}"`);
  return {
    name: command,
    speeds: WORDS_PER_MINUTE,
    voiceFor: (voices) => voices['command'] ?? (command.includes('{voice}') ? null : ''),
    speak({ text, pace, voice, wavFile }) {
      const fill = (word: string) =>
        word
          .replaceAll('{out}', () => wavFile)
          .replaceAll('{speed}', () => WORDS_PER_MINUTE[pace])
          .replaceAll('{voice}', () => voice)
          .replaceAll('{text}', () => text);
      const [program = '', ...args] = command.trim().split(/\s+/).map(fill);
      return run(program, args, command.includes('{text}') ? '' : text);
    },
  };
}

/**
 * The engines that the setting VOICE_ENGINE names, the best first. Left empty: those of RHVoice and espeak-ng that this
 * machine has, perhaps none.
 */
export function enginesFor(setting: string, rhvoicePlace = RHVOICE_HERE): Engine[] {
  if (setting === 'rhvoice') return [rhvoice(rhvoicePlace)];
  if (setting === 'espeak-ng') return [espeakNg];
  if (setting !== '') return [commandEngine(setting)];
  return [
    ...(isInstalled(rhvoicePlace.command[0] ?? '') ? [rhvoice(rhvoicePlace)] : []),
    ...(isInstalled('espeak-ng') ? [espeakNg] : []),
  ];
}

/** Whether a program is found on PATH. */
export function isInstalled(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && existsSync(path.join(folder, program)));
}

/** No clip of ours takes an engine longer. */
const LONGEST_RUN_MS = 60_000;

function run(program: string, args: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'], timeout: LONGEST_RUN_MS });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? missing(program) : error),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code ?? signal}: ${complaint.trim()}`));
    });
    // A command that does not read its input is no failure.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

const REMEDIES: Readonly<Record<string, string>> = {
  'espeak-ng': 'install it: apt-get install espeak-ng',
  'RHVoice-test':
    'install it (Debian 13 and later, non-free: apt-get install rhvoice rhvoice-brazilian-portuguese), or set VOICE_ENGINE=espeak-ng',
};

function missing(program: string): Error {
  const remedy = REMEDIES[program] ?? 'install it, or name another engine in VOICE_ENGINE';
  return new Error(`the speech engine "${program}" was not found; ${remedy}`);
}
