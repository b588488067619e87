import { AgiProtocolError } from './errors.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NOTHING = Buffer.alloc(0);
const FIRST_ROOM = 256;

/**
 * Cuts a stream of bytes into lines, however the network split or joined it.
 * Framing is done on bytes and each whole line is decoded once, so a character split over two chunks survives;
 * bytes that are not UTF-8 become U+FFFD and never throw. A line ends with `\n`; one `\r` before it is dropped.
 * Between lines it holds no memory; a trickled line costs time and memory linear in its length.
 */
export class LineFramer {
  /** Longest line accepted, in bytes before its `\n`; may change between lines. */
  maxBytes: number;
  #kept = NOTHING;
  #length = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** True in the middle of a line: the stream must not end here. */
  get midLine(): boolean {
    return this.#length > 0;
  }

  /**
   * Takes the next bytes and hands each line they complete to `take`, in order.
   * Throws AgiProtocolError for a line over the bound, ended or not; the framer is of no use after that.
   */
  push(chunk: Buffer, take: (line: string) => void): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(this.#line(chunk, start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk, start, chunk.length);
  }

  #line(chunk: Buffer, start: number, end: number): string {
    if (this.#length === 0) {
      this.#bound(end - start);
      return decode(chunk, start, end);
    }
    this.#keep(chunk, start, end);
    const line = decode(this.#kept, 0, this.#length);
    this.#kept = NOTHING;
    this.#length = 0;
    return line;
  }

  #keep(chunk: Buffer, start: number, end: number): void {
    const length = this.#length + end - start;
    this.#bound(length);
    if (length > this.#kept.length) this.#grow(length);
    chunk.copy(this.#kept, this.#length, start, end);
    this.#length = length;
  }

  /** Doubles, so that a line trickled byte by byte is copied a constant number of times. */
  #grow(length: number): void {
    const roomier = Buffer.allocUnsafeSlow(Math.max(length, this.#kept.length * 2, FIRST_ROOM));
    this.#kept.copy(roomier, 0, 0, this.#length);
    this.#kept = roomier;
  }

  #bound(length: number): void {
    if (length > this.maxBytes)
      throw new AgiProtocolError(`the peer sent a line over ${this.maxBytes} bytes`);
  }
}

function decode(bytes: Buffer, start: number, end: number): string {
  const stop = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  return bytes.toString('utf8', start, stop);
}
