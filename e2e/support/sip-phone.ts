import { randomUUID } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { RtpStream } from './asterisk/rtp.ts';
import {
  audioPort,
  formatSip,
  header,
  methodOf,
  parseSip,
  responseTo,
  sdpOffer,
  statusOf,
  type SipMessage,
} from './asterisk/sip-message.ts';

export interface DialOptions {
  /** Where Asterisk listens on 127.0.0.1 (UDP). */
  readonly sipPort: number;
  readonly callerNumber?: string;
  /** Displayed name, as a caller's own device may set it: anything at all. */
  readonly callerName?: string;
}

/** A real SIP call in progress: UDP on loopback, A-law audio, RFC 4733 keys. */
export class SipCall {
  /** Settles when the call is over, with the side that ended it. */
  readonly ended: Promise<'here' | 'there'>;
  readonly #finish: (by: 'here' | 'there') => void;
  readonly #socket: Socket;
  readonly #rtp: RtpStream;
  readonly #options: DialOptions;
  readonly #target: string;
  readonly #from: string;
  readonly #callId = randomUUID();
  #to: string;
  #remoteTarget: string;
  #cseq = 1;
  #branch = '';
  #over = false;
  #onFinal: ((response: SipMessage) => void) | undefined;

  private constructor(socket: Socket, rtp: RtpStream, extension: string, options: DialOptions) {
    const { promise, resolve } = Promise.withResolvers<'here' | 'there'>();
    this.ended = promise;
    this.#finish = resolve;
    this.#socket = socket;
    this.#rtp = rtp;
    this.#options = options;
    this.#target = `sip:${extension}@127.0.0.1:${options.sipPort}`;
    this.#remoteTarget = this.#target;
    this.#to = `<${this.#target}>`;
    const name = (options.callerName ?? '').replace(/["\\]/g, (mark) => `\\${mark}`);
    this.#from = `"${name}" <sip:${options.callerNumber ?? 'anonymous'}@127.0.0.1>;tag=${randomUUID()}`;
    socket.on('message', (datagram) => this.#receive(parseSip(datagram)));
  }

  /** Dials an extension; resolves when it is answered, throws with the status when it is refused. */
  static async dial(extension: string, options: DialOptions): Promise<SipCall> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const call = new SipCall(socket, await RtpStream.open(), extension, options);
    await call.#invite();
    return call;
  }

  /** All that was heard, as raw A-law (8,000 bytes a second), from the answer on. */
  get received(): Buffer {
    return this.#rtp.received;
  }

  /** Now, as a place in what is {@link received}. */
  get position(): number {
    return this.#rtp.position;
  }

  /** For how many milliseconds the line has been sending nothing. */
  get quietMs(): number {
    return this.#rtp.quietMs;
  }

  /** Says something (raw A-law); resolves when it has been said. Without it the caller is silent. */
  async speak(sound: Uint8Array): Promise<void> {
    await this.#rtp.speak(sound);
  }

  /** Presses `0`–`9`, `*`, `#`, `A`–`D`; resolves after the last one. Stops in silence when the call is over. */
  async press(keys: string, { perSecond = 10 }: { readonly perSecond?: number } = {}): Promise<void> {
    await this.#rtp.press(keys, perSecond);
  }

  /** Hangs up, at any moment; resolves when Asterisk has confirmed it. */
  async hangUp(): Promise<void> {
    if (this.#over) return;
    const confirmed = this.#awaitFinal();
    this.#request('BYE', ++this.#cseq);
    await confirmed;
    this.#end('here');
  }

  /** Falls silent without a word, as a phone whose battery dies: no BYE, no audio. */
  vanish(): void {
    this.#end('here');
  }

  async #invite(): Promise<void> {
    const answered = this.#awaitFinal();
    this.#request('INVITE', this.#cseq, sdpOffer(this.#rtp.port));
    const response = await answered;
    this.#to = header(response, 'to');
    this.#remoteTarget = /<([^>]+)>/.exec(header(response, 'contact'))?.[1] ?? this.#target;
    this.#request('ACK', this.#cseq);
    if (statusOf(response) >= 300) {
      this.#end('there');
      throw new Error(`the call was refused: ${response.start}`);
    }
    this.#rtp.start(audioPort(response.body));
  }

  #awaitFinal(): Promise<SipMessage> {
    const { promise, resolve } = Promise.withResolvers<SipMessage>();
    this.#onFinal = resolve;
    return promise;
  }

  #request(method: string, cseq: number, body = ''): void {
    const { port } = this.#socket.address();
    if (method !== 'ACK') this.#branch = `z9hG4bK${randomUUID()}`;
    this.#send({
      start: `${method} ${method === 'INVITE' ? this.#target : this.#remoteTarget} SIP/2.0`,
      headers: [
        ['Via', `SIP/2.0/UDP 127.0.0.1:${port};rport;branch=${this.#branch}`],
        ['From', this.#from],
        ['To', this.#to],
        ['Call-ID', this.#callId],
        ['CSeq', `${cseq} ${method}`],
        ['Contact', `<sip:phone@127.0.0.1:${port}>`],
        ['Max-Forwards', '70'],
        ...(body === '' ? [] : [['Content-Type', 'application/sdp'] as const]),
      ],
      body,
    });
  }

  #receive(message: SipMessage): void {
    const status = statusOf(message);
    if (status === 0) this.#answer(message);
    else if (status >= 200) this.#settle(message);
  }

  #settle(response: SipMessage): void {
    if (this.#onFinal === undefined && methodOf(response) === 'INVITE') this.#request('ACK', 1);
    this.#onFinal?.(response);
    this.#onFinal = undefined;
  }

  #answer(request: SipMessage): void {
    const method = methodOf(request);
    if (method === 'ACK') return;
    this.#send(responseTo(request, '200 OK', method === 'INVITE' ? sdpOffer(this.#rtp.port) : ''));
    if (method === 'BYE') this.#end('there');
  }

  #send(message: SipMessage): void {
    if (!this.#over) this.#socket.send(formatSip(message), this.#options.sipPort, '127.0.0.1');
  }

  #end(by: 'here' | 'there'): void {
    if (this.#over) return;
    this.#over = true;
    this.#rtp.close();
    setTimeout(() => this.#socket.close(), 50);
    this.#finish(by);
  }
}
