import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import type { FromPhone, ToPhone } from '../../../../src/web/contract/phone.ts';
import { IDLE, nextCallState, type CallState } from './call-state.ts';
import { Earpiece } from './sounds.ts';

export interface Phone {
  readonly state: CallState;
  call(from: string | null): void;
  press(key: string): void;
  hangUp(): void;
  /** How loud the line is at this moment, 0–1. */
  level(): number;
}

/** A telephone: a web socket that carries the call, and an earpiece. */
export function usePhone(): Phone {
  const [state, dispatch] = useReducer(nextCallState, IDLE);
  const socket = useRef<WebSocket | null>(null);
  const earpiece = useRef<Earpiece | null>(null);

  const send = (message: FromPhone) => {
    if (socket.current?.readyState === WebSocket.OPEN) socket.current.send(JSON.stringify(message));
  };

  const told = useEffectEvent((message: ToPhone) => {
    dispatch(message);
    switch (message.kind) {
      case 'prepare':
        return earpiece.current?.prepare(message.sounds);
      case 'play':
        return void earpiece.current
          ?.play(message.sound)
          .then(() => send({ kind: 'played', turn: message.turn }));
      case 'hush':
        return earpiece.current?.hush();
      case 'ended':
        return socket.current?.close();
      case 'news':
      case 'visit':
    }
  });

  useEffect(
    () => () => {
      socket.current?.close();
      earpiece.current?.close();
    },
    [],
  );

  return {
    state,
    call(from) {
      dispatch({ kind: 'dialled' });
      earpiece.current ??= new Earpiece();
      void earpiece.current.wake();
      const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/phone`);
      let over = false;
      opened.addEventListener('open', () =>
        opened.send(JSON.stringify({ kind: 'call', from } satisfies FromPhone)),
      );
      opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const message = JSON.parse(data) as ToPhone;
        over ||= message.kind === 'ended';
        told(message);
      });
      opened.addEventListener('close', () => {
        earpiece.current?.hush();
        if (!over) dispatch({ kind: 'ended', how: 'no-answer', reason: null });
      });
      socket.current = opened;
    },
    press(key) {
      earpiece.current?.tone(key);
      send({ kind: 'key', key });
    },
    hangUp: () => send({ kind: 'hang-up' }),
    level: () => earpiece.current?.level ?? 0,
  };
}
