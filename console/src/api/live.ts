import { useEffect, useEffectEvent } from 'react';
import type { LiveEvent } from '../../../src/web/live/hub.ts';

type Type = LiveEvent['type'];
type Of<T extends Type> = Extract<LiveEvent, { type: T }>;

/** One stream for all who listen on this page. */
let stream: EventSource | null = null;
let listeners = 0;

function openStream(): EventSource {
  stream ??= new EventSource('/api/v1/events');
  listeners += 1;
  return stream;
}

function closeStream(): void {
  listeners -= 1;
  if (listeners > 0) return;
  stream?.close();
  stream = null;
}

/** Calls `hear` for each event of that type, as long as the component is there. `reconnected`: some may have been missed. */
export function useLive<T extends Type>(
  type: T,
  hear: (event: Of<T>) => void,
  reconnected?: () => void,
): void {
  const onEvent = useEffectEvent((message: MessageEvent<string>) => hear(JSON.parse(message.data) as Of<T>));
  const onOpen = useEffectEvent(() => reconnected?.());
  useEffect(() => {
    const source = openStream();
    const heard = (message: MessageEvent<string>) => onEvent(message);
    const opened = () => onOpen();
    source.addEventListener(type, heard);
    source.addEventListener('open', opened);
    return () => {
      source.removeEventListener(type, heard);
      source.removeEventListener('open', opened);
      closeStream();
    };
  }, [type]);
}
