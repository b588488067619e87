import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const PCMA = 8;
const TELEPHONE_EVENT = 96;
/** Samples, and bytes of A-law, in the usual packet of 20 ms. */
const FRAME = 160;
const SILENCE = 0xd5;
const EVENTS = '0123456789*#ABCD';

/** Samples a millisecond. */
const RATE = 8;

/** One call's audio, both ways: A-law with RFC 4733 keys out; what comes in is kept, and when it came. */
export class RtpStream {
  readonly #socket: Socket;
  readonly #ssrc = Math.floor(Math.random() * 0xffffffff);
  #startedAt = performance.now();
  #remotePort = 0;
  #sequence = 0;
  #pressing = false;
  #closed = false;
  #nextFrameAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #toSay: { sound: Uint8Array; readonly said: () => void }[] = [];
  readonly #heard: Packet[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (packet) => this.#hear(packet));
  }

  static async open(): Promise<RtpStream> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RtpStream(socket);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** All that was heard since {@link start}, silences included: raw A-law, 8,000 bytes a second. */
  get received(): Buffer {
    return playedOut(this.#heard);
  }

  /** Now, as a place in what is {@link received}. */
  get position(): number {
    return Math.round((performance.now() - this.#startedAt) * RATE);
  }

  /** For how many milliseconds nothing has come in. */
  get quietMs(): number {
    return (this.position - (this.#heard.at(-1)?.at ?? 0)) / RATE;
  }

  /** Begins to send silence, as a phone with a quiet caller does. */
  start(remotePort: number): void {
    this.#remotePort = remotePort;
    this.#startedAt = this.#nextFrameAt = performance.now();
    this.#timer = setInterval(() => this.#sendDueFrames(), 20);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#socket.close();
    for (const { said } of this.#toSay) said();
  }

  /** Says this (raw A-law) in place of silence; resolves when it has been said, or the call is over. */
  async speak(sound: Uint8Array): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#closed) return;
    this.#toSay.push({ sound, said: resolve });
    await promise;
  }

  /** Presses keys one after another, evenly: half of each period the tone, half the pause. */
  async press(keys: string, perSecond: number): Promise<void> {
    const period = 1000 / perSecond;
    let due = performance.now();
    this.#pressing = true;
    for (const key of keys) {
      if (this.#closed) return;
      await this.#tone(EVENTS.indexOf(key), due, Math.min(period / 2, 100));
      due += period;
      await sleep(Math.max(0, due - performance.now()));
    }
    this.#nextFrameAt = performance.now();
    this.#pressing = false;
  }

  /** RFC 4733, section 2.5: a marked first packet, updates with a growing duration, the end sent three times. */
  async #tone(event: number, from: number, length: number): Promise<void> {
    if (event < 0) throw new RangeError('no such key on a telephone');
    const timestamp = this.#timestampAt(from);
    const volume = 10;
    let marker = true;
    const send = (end: boolean, ms: number): void => {
      const payload = Buffer.from([event, volume | (end ? 0x80 : 0), 0, 0]);
      payload.writeUInt16BE(Math.round(ms * RATE), 2);
      this.#send(TELEPHONE_EVENT, marker, timestamp, payload);
      marker = false;
    };
    for (let elapsed = 10; elapsed < length; elapsed += 10) {
      send(false, elapsed);
      await sleep(Math.max(0, from + elapsed - performance.now()));
    }
    for (let copy = 0; copy < 3; copy++) send(true, length);
  }

  #sendDueFrames(): void {
    while (!this.#pressing && this.#nextFrameAt <= performance.now()) {
      this.#send(PCMA, false, this.#timestampAt(this.#nextFrameAt), this.#nextFrame());
      this.#nextFrameAt += 20;
    }
  }

  #nextFrame(): Buffer {
    const frame = Buffer.alloc(FRAME, SILENCE);
    const [saying] = this.#toSay;
    if (saying === undefined) return frame;
    frame.set(saying.sound.subarray(0, FRAME));
    saying.sound = saying.sound.subarray(FRAME);
    if (saying.sound.length === 0) this.#toSay.shift()?.said();
    return frame;
  }

  #timestampAt(time: number): number {
    return Math.max(0, Math.round((time - this.#startedAt) * RATE)) >>> 0;
  }

  #send(payloadType: number, marker: boolean, timestamp: number, payload: Buffer): void {
    const head = Buffer.alloc(12);
    head[0] = 0x80;
    head[1] = payloadType | (marker ? 0x80 : 0);
    head.writeUInt16BE(this.#sequence++ & 0xffff, 2);
    head.writeUInt32BE(timestamp, 4);
    head.writeUInt32BE(this.#ssrc, 8);
    if (!this.#closed) this.#socket.send(Buffer.concat([head, payload]), this.#remotePort, '127.0.0.1');
  }

  #hear(packet: Buffer): void {
    if (((packet[1] ?? 0) & 0x7f) !== PCMA || this.#timer === undefined) return;
    this.#heard.push({ at: this.position, audio: packet.subarray(12) });
  }
}

interface Packet {
  /** When it came, in samples since the answer. */
  readonly at: number;
  readonly audio: Buffer;
}

/** What is later than this was not sent before: 30 ms. */
const GAP = 30 * RATE;

/**
 * The packets as a phone plays them. Asterisk sends nothing while nothing plays, and its timestamps pass over gaps below
 * 80 ms: so silence goes where all that follows is late. Of a packet alone, or a few, it is this machine that was busy.
 */
function playedOut(packets: readonly Packet[]): Buffer {
  let bytes = packets.reduce((sum, { audio }) => sum + audio.length, 0);
  let least = Infinity;
  const late = packets.toReversed().map(({ at, audio }) => {
    bytes -= audio.length;
    return (least = Math.min(least, at - bytes));
  });
  let filled = 0;
  const played = packets.flatMap(({ audio }) => {
    const gap = (late.pop() ?? 0) - filled;
    if (gap < GAP) return [audio];
    filled += gap;
    return [Buffer.alloc(gap, SILENCE), audio];
  });
  return Buffer.concat(played);
}
