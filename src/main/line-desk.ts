import { setTimeout as delay } from 'node:timers/promises';
import type { AgiConnection } from '../agi/connection.ts';
import { AsteriskLine } from '../call/asterisk-line.ts';
import type { CallEvent } from '../call/conversation.ts';
import { HangUp } from '../call/line.ts';
import { maskPhone, normalisePhone } from '../booking/phone-number.ts';
import { answerCall, type CallEnd, type Reception } from '../dialogue/answer-call.ts';
import type { Storage } from '../storage/index.ts';
import { systemIds } from './ids.ts';
import type { Logger } from './log.ts';
import type { Settings } from './settings.ts';
import { findSounds } from './sounds.ts';

/** Where callers go when the clinic's own settings cannot be read: the context of `deploy/asterisk`. */
const LAST_RESORT = { context: 'disque-consulta-attendant', extension: 's', priority: '1' };

export interface LineDesk {
  /** Answers one call on an AGI connection, to its end. */
  answer(connection: AgiConnection): Promise<CallEnd>;
}

export interface LineDeskOptions {
  readonly settings: Settings;
  readonly storage: Pick<Storage, 'stores'>;
  readonly log: Logger;
  /** Hears of everything said, asked and heard, in every call. */
  readonly observe?: (callId: string, event: CallEvent) => void;
  readonly now?: () => number;
}

/** Puts the rooms together: AGI in front, the conversation in the middle, the stores behind. */
export function createLineDesk({
  settings,
  storage,
  log,
  observe,
  now = Date.now,
}: LineDeskOptions): LineDesk {
  const sounds = findSounds(settings.SOUNDS_DIR);
  if (sounds.problem) log.warn({ remedy: 'run `disque-consulta check`' }, sounds.problem);
  const reception: Reception = {
    desk: { stores: storage.stores, clock: { now }, ids: systemIds, random: Math.random },
    hasRecording: sounds.has,
    sleep: (ms, signal) => delay(ms, undefined, { ref: false, signal }).catch(() => undefined),
    report: (call, err) => log.error({ call, err }, 'a call met a failure'),
    lastResort: LAST_RESORT,
  };
  return {
    async answer(connection) {
      const id = systemIds.next();
      const callLog = log.child({ call: id });
      const caller = maskPhone(normalisePhone(connection.environment.get('agi_callerid')));
      callLog.info({ caller }, 'call');
      const end = await answerOn(connection, id, (event) => {
        callLog.debug(event, event.kind);
        observe?.(id, event);
      });
      callLog.info({ end }, 'call ended');
      return end;
    },
  };

  async function answerOn(
    connection: AgiConnection,
    id: string,
    observeCall: (event: CallEvent) => void,
  ): Promise<CallEnd> {
    try {
      const line = await AsteriskLine.open(connection, settings.SOUNDS_DIR);
      return await answerCall(reception, { id, line, observe: observeCall, signal: connection.signal });
    } catch (error) {
      if (error instanceof HangUp) return 'hung-up';
      throw error;
    }
  }
}
