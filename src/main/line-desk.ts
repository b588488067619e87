import { setTimeout as delay } from 'node:timers/promises';
import type { AgiConnection } from '../agi/connection.ts';
import { AsteriskLine } from '../call/asterisk-line.ts';
import { HangUp } from '../call/line.ts';
import { maskPhone, normalisePhone } from '../booking/phone-number.ts';
import { answerCall, type CallEnd, type IncomingCall, type Reception } from '../dialogue/answer-call.ts';
import { recordNames } from '../dialogue/studio/record-names.ts';
import { wallClockAt } from '../scheduling/wall-clock.ts';
import type { Storage } from '../storage/index.ts';
import { systemIds } from './ids.ts';
import type { Logger } from './log.ts';
import type { Settings } from './settings.ts';
import type { CallNews } from '../office/calls/call-news.ts';
import { isDraft, openStudio } from './studio.ts';
import type { Voices } from './voices.ts';

/** Where callers go when the clinic's own settings cannot be read: the context of `deploy/asterisk`. */
const LAST_RESORT = { context: 'disque-consulta-attendant', extension: 's', priority: '1' };

/** The script's name in the dialplan's `agi://host/gravacao`: names are recorded there. Any other is the line. */
const STUDIO_SCRIPT = 'gravacao';

/** News without what all of them carry. */
type NewsOf<News> = News extends CallNews ? Omit<News, 'call' | 'at'> : never;

export interface LineDesk {
  /** Answers one call on an AGI connection, to its end. */
  answer(connection: AgiConnection): Promise<CallEnd>;
}

export interface LineDeskOptions {
  readonly settings: Settings;
  readonly storage: Pick<Storage, 'stores'>;
  readonly voices: Voices;
  readonly log: Logger;
  /** Is told what happens in every call of patients, as it happens. */
  readonly tell?: (news: CallNews) => void;
  readonly now?: () => number;
}

/** Puts the rooms together: AGI in front, the conversation in the middle, the stores behind. */
export function createLineDesk({
  settings,
  storage,
  voices,
  log,
  tell,
  now = Date.now,
}: LineDeskOptions): LineDesk {
  const { library } = voices;
  if (library.problem) log.warn({ remedy: 'run `disque-consulta check`' }, library.problem);
  const reception: Reception = {
    desk: { stores: storage.stores, clock: { now }, ids: systemIds, random: Math.random },
    get languages() {
      return voices.spoken;
    },
    sleep: (ms, signal) => delay(ms, undefined, { ref: false, signal }).catch(() => undefined),
    report: (call, err) => log.error({ call, err }, 'a call met a failure'),
    lastResort: LAST_RESORT,
  };
  return {
    async answer(connection) {
      const id = systemIds.next();
      const callLog = log.child({ call: id });
      const number = normalisePhone(connection.environment.get('agi_callerid'));
      const caller = maskPhone(number);
      const isStudio = connection.environment.get('agi_network_script') === STUDIO_SCRIPT;
      callLog.info({ caller, ...(isStudio && { studio: true }) }, 'call');
      const tellOf = (news: NewsOf<CallNews>) => {
        if (!isStudio) tell?.({ ...news, call: id, at: now() });
      };
      const masked = number === null ? null : caller;
      tellOf({ kind: 'began', caller: masked, channel: connection.environment.get('agi_uniqueid') ?? '' });
      let end: CallEnd | 'failed' = 'failed';
      try {
        return (end = await answerOn(connection, {
          id,
          isStudio,
          observe: (event) => {
            callLog.debug(event, event.kind);
            tellOf(event);
          },
          identified: (patientId) => tellOf({ kind: 'identified', patientId }),
        }));
      } finally {
        callLog.info({ end }, 'call ended');
        tellOf({ kind: 'ended', outcome: end });
      }
    },
  };

  async function answerOn(
    connection: AgiConnection,
    { isStudio, ...about }: Omit<IncomingCall, 'line' | 'signal'> & { readonly isStudio: boolean },
  ): Promise<CallEnd> {
    try {
      const line = await AsteriskLine.open(connection, {
        shipped: settings.SOUNDS_DIR,
        own: settings.VOICE_DIR,
        isOwn: (file) => library.isOwn(file) || isDraft(file),
      });
      const call = { ...about, line, signal: connection.signal };
      return isStudio ? await answerInStudio(call) : await answerCall(reception, call);
    } catch (error) {
      if (error instanceof HangUp) return 'hung-up';
      throw error;
    }
  }

  /** A call of the clinic's people, who record names. */
  async function answerInStudio(
    call: Omit<IncomingCall, 'line'> & { readonly line: AsteriskLine },
  ): Promise<CallEnd> {
    const { desk, sleep, report } = reception;
    const clinic = await storage.stores.clinic.read();
    const speech = voices.of(clinic)[0] ?? voices.portuguese;
    const today = wallClockAt(clinic.zone, now()).date;
    const studio = openStudio({ settings, voices, desk, speech, clinic, today });
    const ended = await recordNames(studio, { ...call, sleep, report: (error) => report(call.id, error) });
    return ended === 'ended' ? 'goodbye' : ended;
  }
}
