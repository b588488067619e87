import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const PCMA = 8;
const TELEPHONE_EVENT = 96;
/** Samples, and bytes of A-law, in the usual packet of 20 ms. */
const FRAME = 160;
const SILENCE = 0xd5;
const EVENTS = '0123456789*#ABCD';

/** One call's audio, both ways: A-law with RFC 4733 keys out; what comes in is kept, silences included. */
export class RtpStream {
  readonly #socket: Socket;
  readonly #ssrc = Math.floor(Math.random() * 0xffffffff);
  readonly #startedAt = performance.now();
  #remotePort = 0;
  #sequence = 0;
  #pressing = false;
  #closed = false;
  #nextFrameAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #heard: Buffer[] = [];
  #heardBytes = 0;
  #expectedTimestamp = -1;

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

  /** All that was heard since {@link start}, as raw A-law, 8,000 bytes a second. */
  get received(): Buffer {
    return Buffer.concat(this.#heard);
  }

  /** Begins to send silence, as a phone with a quiet caller does. */
  start(remotePort: number): void {
    this.#remotePort = remotePort;
    this.#timer = setInterval(() => this.#sendDueFrames(), 20);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#socket.close();
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
      payload.writeUInt16BE(Math.round(ms * 8), 2);
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
      this.#send(PCMA, false, this.#timestampAt(this.#nextFrameAt), Buffer.alloc(FRAME, SILENCE));
      this.#nextFrameAt += 20;
    }
  }

  #timestampAt(time: number): number {
    return Math.max(0, Math.round((time - this.#startedAt) * 8)) >>> 0;
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

  /** Asterisk sends nothing while nothing plays: a jump in its timestamps is filled up by the clock. */
  #hear(packet: Buffer): void {
    if (((packet[1] ?? 0) & 0x7f) !== PCMA || this.#timer === undefined) return;
    const timestamp = packet.readUInt32BE(4);
    const audio = packet.subarray(12);
    if (timestamp !== this.#expectedTimestamp) {
      const gap = Math.round((performance.now() - this.#startedAt) * 8) - this.#heardBytes - audio.length;
      if (gap > 0) this.#keep(Buffer.alloc(gap, SILENCE));
    }
    this.#keep(audio);
    this.#expectedTimestamp = (timestamp + audio.length) >>> 0;
  }

  #keep(audio: Buffer): void {
    this.#heard.push(audio);
    this.#heardBytes += audio.length;
  }
}
