/** What the telephone plays: recordings by their names, one after the other, and the tone of a key. */

/** ITU-T Q.23: the two tones of each key, Hz. */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const KEYS = ['123', '456', '789', '*0#'];

const TONE_SECONDS = 0.12;

export class Earpiece {
  readonly #context = new AudioContext();
  readonly #out: GainNode;
  readonly #analyser: AnalyserNode;
  readonly #recordings = new Map<string, Promise<AudioBuffer>>();
  #playing: AudioBufferSourceNode | null = null;

  constructor() {
    this.#out = this.#context.createGain();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#out.connect(this.#analyser).connect(this.#context.destination);
  }

  /** Browsers let a page sound only once somebody has touched it. */
  async wake(): Promise<void> {
    await this.#context.resume();
  }

  prepare(names: readonly string[]): void {
    for (const name of names) void this.#recording(name).catch(() => undefined);
  }

  /** Plays one recording; resolves at its end, or when it is hushed, and at once where there is none. */
  async play(name: string): Promise<void> {
    const buffer = await this.#recording(name).catch(() => null);
    if (buffer === null) return;
    this.hush();
    const source = new AudioBufferSourceNode(this.#context, { buffer });
    const { promise, resolve } = Promise.withResolvers<void>();
    source.addEventListener('ended', () => resolve());
    source.connect(this.#out);
    source.start();
    this.#playing = source;
    await promise;
  }

  /** Ends what is being played. */
  hush(): void {
    this.#playing?.stop();
    this.#playing = null;
  }

  /** The tone of a key. */
  tone(key: string): void {
    const row = KEYS.findIndex((keys) => keys.includes(key));
    const column = KEYS[row]?.indexOf(key) ?? -1;
    const gain = new GainNode(this.#context, { gain: 0.08 });
    gain.connect(this.#context.destination);
    for (const frequency of [ROWS[row], COLUMNS[column]]) {
      if (frequency === undefined) continue;
      const tone = new OscillatorNode(this.#context, { frequency });
      tone.connect(gain);
      tone.start();
      tone.stop(this.#context.currentTime + TONE_SECONDS);
    }
  }

  /** How loud it is at this moment, 0–1. */
  get level(): number {
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  }

  close(): void {
    this.hush();
    void this.#context.close();
  }

  #recording(name: string): Promise<AudioBuffer> {
    const known = this.#recordings.get(name) ?? this.#load(name);
    this.#recordings.set(name, known);
    // One that could not be had is asked for again the next time.
    known.catch(() => this.#recordings.delete(name));
    return known;
  }

  async #load(name: string): Promise<AudioBuffer> {
    const response = await fetch(`/api/v1/recordings/${name}.wav`);
    if (!response.ok) throw new Error(`no recording ${name}`);
    return this.#context.decodeAudioData(await response.arrayBuffer());
  }
}
