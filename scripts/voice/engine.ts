import { spawn } from 'node:child_process';

/** Something that turns a text into a WAV file. */
export interface Engine {
  /** Part of what a recording depends on: another name, another recording. */
  readonly name: string;
  speak(text: string, wordsPerMinute: number, wavFile: string): Promise<void>;
}

/** espeak-ng's Brazilian Portuguese; the text comes on standard input, as UTF-8. */
export const defaultCommand = 'espeak-ng -v pt-br -b 1 -s {speed} -w {out} --stdin';

/**
 * An engine that is a command: words separated by spaces, run without a shell. `{out}` = the WAV file to write,
 * `{text}` = what to say (on standard input where it does not occur), `{speed}` = words per minute.
 * Example: `RHVoice-test -p Leticia-F123 -o {out}`.
 */
export function commandEngine(command: string): Engine {
  if (!command.includes('{out}')) throw new Error(`VOICE_COMMAND has no {out} in it: ${command}`);
  return {
    name: command,
    speak(text, wordsPerMinute, wavFile) {
      const fill = (word: string) =>
        word
          .replaceAll('{out}', () => wavFile)
          .replaceAll('{speed}', () => String(wordsPerMinute))
          .replaceAll('{text}', () => text);
      const [program = '', ...args] = command.trim().split(/\s+/).map(fill);
      return run(program, args, command.includes('{text}') ? '' : text);
    },
  };
}

function run(program: string, args: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? missing(program) : error),
    );
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}: ${complaint.trim()}`));
    });
    // A command that does not read its input is no failure.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function missing(program: string): Error {
  const remedy =
    program === 'espeak-ng'
      ? 'install it: apt-get install espeak-ng'
      : 'install it, or name another engine in VOICE_COMMAND';
  return new Error(`the speech engine "${program}" was not found; ${remedy}`);
}
