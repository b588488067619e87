import { useEffect, useState } from 'react';

export interface Player {
  /** What is heard now; null = nothing. */
  readonly playing: string | null;
  /** Plays that sound, or stops it if it is the one that is heard. */
  readonly toggle: (source: string) => void;
}

/** One sound at a time, as a telephone has it. */
export function usePlayer(failed: () => void): Player {
  const [audio] = useState(() => new Audio());
  const [playing, setPlaying] = useState<string | null>(null);
  useEffect(() => {
    const rest = () => setPlaying(null);
    audio.addEventListener('ended', rest);
    return () => {
      audio.removeEventListener('ended', rest);
      audio.pause();
    };
  }, [audio]);
  const toggle = (source: string) => {
    audio.pause();
    setPlaying(playing === source ? null : source);
    if (playing !== source)
      play(audio, source).catch(() => {
        setPlaying(null);
        failed();
      });
  };
  return { playing, toggle };
}

/** Anew even when it is the same: it may have been recorded again. */
async function play(audio: HTMLAudioElement, source: string): Promise<void> {
  audio.src = source;
  try {
    await audio.play();
  } catch (error) {
    // Another one was asked for before this one began.
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}
