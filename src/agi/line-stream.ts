import type { Duplex } from 'node:stream';
import { Deadline } from './deadline.ts';
import { AgiConnectionLost, AgiError, AgiProtocolError } from './errors.ts';
import { LineFramer } from './line-framer.ts';

/** What is done with the lines. After `over`, nothing more is called. */
export interface LineReader {
  /** One whole line; what it throws closes the stream and comes back through `over`. */
  line(line: string): void;
  /** The stream is over, once: `undefined` for a proper end (FIN) by the peer. Not called after `close`. */
  over(error: AgiError | undefined): void;
  /** The deadline passed: the reader says what that means. */
  late(): void;
}

/** A byte stream as lines with one deadline: cut, bounded, closed exactly once, and never an `error` event unheard. */
export class LineStream {
  readonly #stream: Duplex;
  /** Who reads from the next line on. */
  reader: LineReader;
  readonly #lingerMs: number;
  readonly #framer: LineFramer;
  readonly #deadline = new Deadline(() => this.#late());
  readonly #take = (line: string): void => {
    if (!this.#over) this.reader.line(line);
  };
  #over = false;

  constructor(stream: Duplex, reader: LineReader, maxLineBytes: number, lingerMs: number) {
    this.#stream = stream;
    this.reader = reader;
    this.#lingerMs = lingerMs;
    this.#framer = new LineFramer(maxLineBytes);
    stream.on('data', (chunk: Buffer) => this.#data(chunk));
    stream.on('end', () => this.#peerEnded());
    stream.on('error', (cause) => this.fail(lost(cause)));
    stream.on('close', () => this.#closed());
  }

  /** Longest line from here on, in bytes. */
  set maxLineBytes(bytes: number) {
    this.#framer.maxBytes = bytes;
  }

  /** Calls `late` unless the deadline is set anew within `ms`. */
  expectWithin(ms: number): void {
    this.#deadline.set(ms);
  }

  /** Writes all at once: Asterisk spins on a line that arrives in parts (`run_agi()` reads it without waiting). */
  write(text: string): void {
    if (!this.#over) this.#stream.write(text);
  }

  /** A proper end: what was written arrives, and the peer has `lingerMs` to end as well. What it still says is dropped. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#endOwnSide();
  }

  /** Closes at once and tells the reader why. */
  fail(error: AgiError): void {
    if (!this.#over) {
      this.#over = true;
      this.reader.over(error);
    }
    this.#stream.destroy();
  }

  #data(chunk: Buffer): void {
    if (this.#over) return;
    try {
      this.#framer.push(chunk, this.#take);
    } catch (error) {
      this.fail(
        error instanceof AgiError
          ? error
          : new AgiProtocolError('a line was not understood', { cause: error }),
      );
    }
  }

  #peerEnded(): void {
    if (this.#over) return;
    if (this.#framer.midLine)
      return this.fail(new AgiConnectionLost('the peer closed in the middle of a line'));
    this.#over = true;
    this.reader.over(undefined);
    this.#endOwnSide();
  }

  #endOwnSide(): void {
    this.#stream.end();
    if (!this.#stream.destroyed) this.#deadline.set(this.#lingerMs);
  }

  #closed(): void {
    this.fail(new AgiConnectionLost('the connection was destroyed'));
    this.#deadline.clear();
  }

  #late(): void {
    if (this.#over) this.#stream.destroy();
    else this.reader.late();
  }
}

function lost(cause: Error): AgiConnectionLost {
  const code = 'code' in cause ? String(cause.code) : cause.message;
  return new AgiConnectionLost(`the connection broke: ${code}`, { cause });
}
