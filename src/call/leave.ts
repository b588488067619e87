/**
 * The caller is leaving the conversation for a person. Like a hang-up it unwinds the call from wherever it stands
 * (every `finally` on the way runs); `src/dialogue/answer-call.ts` takes it to its end.
 */
export class ToAttendant extends Error {
  override readonly name = 'ToAttendant';
  readonly reason: AttendantReason;

  constructor(reason: AttendantReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Why a caller goes to a person. The dialplan finds it in `DISQUE_REASON`. */
export type AttendantReason =
  /** Pressed 9. */
  | 'asked'
  /** Three silences, or three answers that could not be understood, at one question. */
  | 'silence'
  | 'not-understood'
  | 'not-identified'
  | 'pin'
  | 'too-late'
  | 'too-many-visits'
  | 'no-offers'
  /** Something of ours broke. */
  | 'failure'
  /** As `failure`, in the middle of a booking, move or cancellation: look at the patient's visits first. */
  | 'unconfirmed'
  /** The server is being stopped. */
  | 'shutdown';
