/** Our side of the line and a telephone at the other end, with a real Asterisk between them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FastAgiServer } from '../../src/agi/server.ts';
import { AsteriskLine } from '../../src/call/asterisk-line.ts';
import { Asterisk } from './asterisk.ts';
import { SipCall } from './sip-phone.ts';

export const CALLER = '84999990000';
export const ATTENDANT = { context: 'disque-consulta-attendant', extension: 's', priority: '1' };

/** Seconds of each recording. */
const RECORDINGS = { long: 3, short: 0.25, 'prompt/trouble.sorry': 0.25, 'prompt/attendant.no-answer': 0.25 };
const language = 'pt_BR';
export const long = { language, id: 'long', text: 'three seconds' };
export const short = { language, id: 'short', text: 'a quarter of a second' };
export const missing = { language, id: 'missing', text: 'nothing: it was never recorded' };
/** Recorded by the clinic itself. */
export const own = { language, id: 'own', text: 'half a second' };

export class LineOnAsterisk {
  readonly asterisk: Asterisk;
  readonly agiPort: number;
  /** What our side does with the next call. */
  onCall: (line: AsteriskLine) => Promise<void> = async () => {};
  readonly #server: FastAgiServer;
  readonly #sounds: string;
  #phones: SipCall[] = [];

  private constructor(asterisk: Asterisk, agiPort: number, server: FastAgiServer, sounds: string) {
    this.asterisk = asterisk;
    this.agiPort = agiPort;
    this.#server = server;
    this.#sounds = sounds;
  }

  /** A server that takes one call at a time, and an Asterisk that knows it. */
  static async start(): Promise<LineOnAsterisk> {
    const soundsDir = mkdtempSync(join(tmpdir(), 'disque-sounds-'));
    mkdirSync(join(soundsDir, language, 'prompt'), { recursive: true });
    for (const [id, seconds] of Object.entries(RECORDINGS))
      writeFileSync(join(soundsDir, language, `${id}.alaw`), Buffer.alloc(8_000 * seconds, 'tone'));
    const server: FastAgiServer = new FastAgiServer({
      port: 0,
      maxCalls: 1,
      onCall: async (connection) => started.onCall(await AsteriskLine.open(connection, started.#folders())),
    });
    const agiPort = await server.listen();
    const asterisk = await Asterisk.start({ agiPort, soundsDir });
    const started = new LineOnAsterisk(asterisk, agiPort, server, soundsDir);
    mkdirSync(join(asterisk.voiceDir, language));
    writeFileSync(join(asterisk.voiceDir, language, `${own.id}.alaw`), Buffer.alloc(4_000, 'own '));
    return started;
  }

  #folders() {
    const { soundsDir, voiceDir } = this.asterisk;
    return { shipped: soundsDir, own: voiceDir, isOwn: (file: string) => file === `${language}/${own.id}` };
  }

  /** Dials the clinic. */
  async dial(): Promise<SipCall> {
    const phone = await SipCall.dial('8433330000', { sipPort: this.asterisk.sipPort, callerNumber: CALLER });
    this.#phones.push(phone);
    return phone;
  }

  /** One call: what our side does with the line, while `caller` holds the telephone. Gives our side's result. */
  async call<T>(
    ours: (line: AsteriskLine) => Promise<T>,
    caller: (phone: SipCall) => Promise<void>,
  ): Promise<T> {
    const result = this.nextCall(ours);
    await Promise.all([this.dial().then(caller), result]);
    return result;
  }

  /** What our side makes of the next call, whoever makes it. */
  nextCall<T>(ours: (line: AsteriskLine) => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.onCall = (line) => ours(line).then(resolve, reject);
    return promise;
  }

  /** Between two tests: every telephone hung up, and a new log. */
  async tidy(): Promise<void> {
    for (const phone of this.#phones) await phone.hangUp();
    this.#phones = [];
    this.asterisk.clearLog();
  }

  async stop(): Promise<void> {
    await this.asterisk.stop();
    await this.#server.close({ deadlineMs: 0, graceMs: 0 });
    rmSync(this.#sounds, { recursive: true });
  }
}
