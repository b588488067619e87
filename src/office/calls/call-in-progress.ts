import type { CallOutcome, CallRecord, TranscribedCall } from './calls.ts';
import { type Happening, Transcript, type Moment } from './transcript.ts';

/** A moment as it comes: without the time, which the call itself reckons. */
type MomentOf<M> = M extends Moment ? Omit<M, 'at'> : never;

/** What is read back there is a whole telephone number, in words. */
const READS_A_NUMBER = 'attendant.confirm';
/** Who is asked one of these has been told of their visits, or has made one. */
const SERVED: ReadonlySet<string> = new Set(['book.done', 'move.done', 'hear.visit', 'visits.none']);

/** One call as far as it has come, and what is to be kept of it. */
export class CallInProgress {
  #call: CallRecord;
  readonly #transcript = new Transcript();
  /** They have said that a visit is to be cancelled; the next question tells whether it was. */
  #cancelling = false;

  constructor(begun: Pick<CallRecord, 'id' | 'startedAt' | 'caller'>) {
    this.#call = {
      ...begun,
      endedAt: null,
      patientId: null,
      outcome: null,
      question: null,
      questions: 0,
      language: null,
      servedAt: null,
    };
  }

  get call(): CallRecord {
    return this.#call;
  }

  /** As it is now. */
  get transcribed(): TranscribedCall {
    return { call: this.#call, transcript: this.#transcript.moments };
  }

  identify(patientId: string, at: number): void {
    this.#call = { ...this.#call, patientId };
    this.#note({ kind: 'identified' }, at);
  }

  /** Something was said, asked or heard. */
  hear(happening: Happening, at: number): void {
    switch (happening.kind) {
      case 'speaks':
        this.#call = { ...this.#call, language: happening.language };
        break;
      case 'asked':
        this.#ask(happening.question, at);
        break;
      case 'heard':
        this.#cancelling = happening.question === 'cancel.confirm' && happening.keys === '1';
        break;
      case 'said':
        break;
    }
    this.#note(happening, at);
  }

  end(outcome: CallOutcome, at: number): void {
    this.#call = { ...this.#call, outcome, endedAt: at };
    this.#note({ kind: 'ended', outcome }, at);
  }

  #ask(question: string, at: number): void {
    if (question === READS_A_NUMBER)
      this.#transcript.amendLast((last) =>
        last.kind === 'said' ? { ...last, text: '[o número do telefone, lido de volta]' } : last,
      );
    const isServed = SERVED.has(question) || (this.#cancelling && question === 'main-menu');
    const { questions, servedAt } = this.#call;
    this.#call = {
      ...this.#call,
      question,
      questions: questions + 1,
      servedAt: servedAt ?? (isServed ? at : null),
    };
  }

  #note(moment: MomentOf<Moment>, at: number): void {
    this.#transcript.add({ at: Math.max(0, at - this.#call.startedAt), ...moment });
  }
}
