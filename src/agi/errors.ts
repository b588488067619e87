/** Every error of this room, told apart by class or by `code`; each message names what to do, none holds a caller's data. */
export abstract class AgiError extends Error {
  /** Stable, for logs and for callers that cannot use `instanceof`. */
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** The caller (or the far end of the call) is gone: a HANGUP line, a 511, or Asterisk closed the connection. */
export class AgiHangUp extends AgiError {
  readonly code = 'AGI_HANG_UP';
  constructor(message = 'the call is over: the channel was hung up') {
    super(message);
  }
}

/** Asterisk answered 510, 520 or another failure code: the command is wrong, the call goes on. */
export class AgiCommandRejected extends AgiError {
  readonly code = 'AGI_COMMAND_REJECTED';
  /** 510 unknown command (its module is not loaded?), 520 wrong arguments, 503 out of memory. */
  readonly status: number;
  /** What Asterisk said, without the status; for a 520 the usage, lines parted by `\n`. */
  readonly text: string;
  constructor(command: string, status: number, text: string) {
    super(`Asterisk refused ${command}: ${status} ${text}`);
    this.status = status;
    this.text = text;
  }
}

/** The peer said something that is not AGI, or too much of it; the connection is closed. */
export class AgiProtocolError extends AgiError {
  readonly code = 'AGI_PROTOCOL';
}

/** The connection broke, or was closed on this side; it says nothing of the caller. */
export class AgiConnectionLost extends AgiError {
  readonly code = 'AGI_CONNECTION_LOST';
}

/** Time ran out; the connection is closed, because a late reply would be taken for the next command's. */
export class AgiTimeout extends AgiError {
  readonly code = 'AGI_TIMEOUT';
  /** `header`: the `agi_*` block; `reply`: the answer to a command; `idle`: the script sent nothing for too long. */
  readonly waitedFor: 'header' | 'reply' | 'idle';
  constructor(waitedFor: AgiTimeout['waitedFor'], message: string) {
    super(message);
    this.waitedFor = waitedFor;
  }
}

/** A command was sent before the last one's reply; nothing was written. A mistake in the script: await each `send`. */
export class AgiCommandInFlight extends AgiError {
  readonly code = 'AGI_COMMAND_IN_FLIGHT';
  constructor(command: string, pending: string) {
    super(`${command} was not sent: ${pending} still awaits its reply; await each send before the next`);
  }
}

/** An argument or a line that cannot be put on the wire unharmed; nothing was written. */
export class AgiUnsendable extends AgiError {
  readonly code = 'AGI_UNSENDABLE';
}

/** The server could not be set up or could not listen; the message names the remedy. */
export class AgiServerError extends AgiError {
  readonly code = 'AGI_SERVER';
}

/** The reason of `connection.signal` once the server wants its last calls to say goodbye. */
export class AgiServerClosing extends AgiError {
  readonly code = 'AGI_SERVER_CLOSING';
  constructor() {
    super('the server is closing: say goodbye and let the call go on in the dialplan');
  }
}
