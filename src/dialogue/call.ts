import { ToAttendant } from '../call/leave.ts';
import { TooSlow, type Conversation } from '../call/conversation.ts';
import type { Desk } from '../booking/desk.ts';
import type { HeldTimes } from '../booking/held-times.ts';
import type { Patient } from '../booking/identify.ts';
import { StorageUnavailable, type Appointment, type Clinic } from '../booking/ports.ts';
import { wallClockAt } from '../scheduling/wall-clock.ts';
import type { Speech } from '../speech/phrase.ts';
import { prompt } from '../speech/prompt.ts';

/** One call in progress: who speaks with whom about which clinic. */
export interface Call {
  readonly id: string;
  readonly conversation: Conversation;
  readonly desk: Desk;
  readonly clinic: Clinic;
  /** As `normalisePhone` gives it; null when withheld. */
  readonly callerNumber: string | null;
  /** The times held for this call. */
  readonly held: HeldTimes;
  /** The languages this clinic's line speaks, the first one unasked. */
  readonly languages: readonly Speech[];
  /** The language that was chosen in this call; null = none was. */
  readonly chosen: { language: string | null };
}

/** A call whose caller is known. */
export interface PatientCall extends Call {
  readonly patient: Patient;
  /** What has been asked and done so far. */
  readonly progress: { pinGiven: boolean; lastBooked: Appointment | null };
}

/** The date, minute of the day and weekday on a zone's wall, now. */
export const wallClockNow = (call: Call, zone: string) => wallClockAt(zone, call.desk.clock.now());

/**
 * Changes something while the caller waits. When no result comes, it may or may not have happened: the caller is told
 * that, never more, and goes to a person who can look.
 */
export async function changing<T>(call: Call, change: () => Promise<T>): Promise<T> {
  try {
    return await call.conversation.patiently(change());
  } catch (error) {
    if (!(error instanceof StorageUnavailable || error instanceof TooSlow)) throw error;
    call.conversation.announce([prompt('trouble.unconfirmed')]);
    throw new ToAttendant('unconfirmed');
  }
}

/** Lets go of what is held, while the caller waits. What cannot be let go now is let go at the call's end. */
export async function letGo(call: Call): Promise<void> {
  try {
    await call.conversation.patiently(call.held.releaseAll());
  } catch (error) {
    if (!(error instanceof StorageUnavailable || error instanceof TooSlow)) throw error;
  }
}

/** The date on the clinic's own wall. */
export const todayOfClinic = (call: Call): string => wallClockNow(call, call.clinic.zone).date;

/** Whether this caller may hear of the patient's visits: not before the PIN, where the clinic demands one. */
export const mayHearVisits = (call: PatientCall): boolean =>
  !call.clinic.line.requirePin || call.progress.pinGiven;
