import { existsSync } from 'node:fs';
import path from 'node:path';
import { NoClinic, type Clinic } from '../booking/ports.ts';
import type { Clip } from '../speech/clip.ts';
import type { Speech } from '../speech/phrase.ts';
import { buildVoice, type Built } from '../voice/build.ts';
import { enginesFor } from '../voice/engine.ts';
import { ownClips } from '../voice/own-clips.ts';
import { findSpeaker } from '../voice/speaker.ts';
import type { Logger } from './log.ts';
import { SHIPPED_SOUNDS, type Settings } from './settings.ts';
import { clipsOf, type Voices } from './voices.ts';

/** Callers hear a change of the clinic within five seconds; so is its name recorded. */
const LOOK_EVERY_MS = 5_000;
/** An engine that failed is tried again. */
const TRY_AGAIN_MS = 60_000;

export interface KeeperOptions {
  readonly settings: Pick<Settings, 'VOICE_DIR' | 'VOICE_ENGINE'>;
  readonly voices: Voices;
  readonly readClinic: () => Promise<Clinic>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/**
 * Sees to it that what the clinic says has a recording: a new doctor's name, a sentence worded otherwise. Records it
 * when there is an engine; else says once what is missing, and the line names it by position.
 */
export class VoiceKeeper {
  readonly #options: KeeperOptions;
  /** What was wanted when all of it was there, or nothing could be done. */
  #settled = '';
  #notBefore = 0;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Looks now and then, until the returned function is called. */
  start(): () => void {
    let looking = false;
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      void this.look().finally(() => (looking = false));
    }, LOOK_EVERY_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Looks, and records what is missing. Never rejects: what fails is logged, and tried again in a minute. */
  async look(): Promise<void> {
    const { voices, readClinic, log } = this.#options;
    try {
      voices.library.refresh();
      if (Date.now() < this.#notBefore) return;
      const clinic = await readClinic();
      const languages = voices.of(clinic);
      const wanted = await Promise.all(languages.map((speech) => this.wanted(speech, clinic)));
      const state = JSON.stringify(wanted.flat().map((clip) => [clip, voices.library.has(nameOf(clip))]));
      if (state === this.#settled) return;
      for (const [index, speech] of languages.entries()) await this.#record(speech, wanted[index] ?? []);
      voices.library.refresh();
      this.#settled = JSON.stringify(wanted.flat().map((clip) => [clip, voices.library.has(nameOf(clip))]));
    } catch (err) {
      // Said already, by who answers the calls; there may be one in five seconds.
      if (err instanceof NoClinic) return;
      this.#notBefore = Date.now() + TRY_AGAIN_MS;
      log.warn({ err }, 'looking after the recordings failed; it is tried again in a minute');
    }
  }

  /** The clips of this clinic that the recordings that come with the program have not. */
  wanted(speech: Speech, clinic: Clinic): Promise<Clip[]> {
    return ownClips(clipsOf(speech, clinic), path.join(SHIPPED_SOUNDS, speech.language));
  }

  async #record(speech: Speech, clips: readonly Clip[]): Promise<void> {
    const { settings, voices, log } = this.#options;
    const missing = clips.filter((clip) => !voices.library.has(nameOf(clip))).map(({ text }) => text);
    const speaker = findSpeaker(speech.catalogue, enginesFor(settings.VOICE_ENGINE));
    if (speaker === null) {
      if (missing.length > 0)
        log.warn(
          {
            language: speech.language,
            missing,
            remedy: 'docs/voice.md: install an engine, or record them by telephone',
          },
          'names without a recording are said by position',
        );
      return;
    }
    const folder = path.join(settings.VOICE_DIR, speech.language);
    if (clips.length === 0 && !existsSync(folder)) return;
    const built: Built = await buildVoice({ clips, folder, speaker, jobs: 1 }).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${why}; without a recording: ${missing.join(', ') || 'none'}`, { cause });
    });
    if (built.made + built.removed > 0) log.info({ language: speech.language, ...built }, 'recorded');
  }
}

const nameOf = ({ language, id }: Clip): string => `${language}/${id}`;
