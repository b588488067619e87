import { createServer, type Server, type Socket } from 'node:net';
import { AllowList } from './allow-list.ts';
import type { AgiConnection } from './connection.ts';
import { AgiHangUp, AgiServerClosing } from './errors.ts';
import { listen } from './listen.ts';
import { Lobby, type Guest } from './lobby.ts';
import { openConnection } from './open-connection.ts';
import {
  settingsOf,
  type FastAgiServerOptions,
  type PeerRefused,
  type ServerEvent,
  type ServerSettings,
} from './server-options.ts';
import { settlesWithin } from './settles.ts';

const KEEP_ALIVE_MS = 30_000;

export interface CloseOptions {
  /** Milliseconds that calls may go on; then each call's `signal` aborts. */
  readonly deadlineMs: number;
  /** Milliseconds from that signal until the calls are cut off: time for a goodbye. Default 10,000. */
  readonly graceMs?: number;
  /** Called at the deadline with the number of calls still in progress. */
  readonly onDeadline?: (calls: number) => void;
}

/** How a server closed. */
export interface CloseReport {
  /** Calls that were still open after the grace. */
  readonly cutOff: number;
}

/**
 * A FastAGI server: `AGI(agi://host:port/script)` in the dialplan comes here, one socket for each call. No peer can
 * hurt it: each connection is bounded in time and memory, a fault costs its socket and one event, and what is over
 * `maxCalls`, or whose script throws, is told `failure`, upon which the dialplan goes on with AGISTATUS=FAILURE.
 */
export class FastAgiServer {
  readonly #settings: ServerSettings;
  readonly #allowed: AllowList;
  readonly #lobby: Lobby;
  readonly #calls = new Set<AgiConnection>();
  readonly #server: Server;
  #refusals = 0;
  #whenEmpty: (() => void) | undefined;
  #closing: Promise<CloseReport> | undefined;

  /** Throws AgiServerError for an option out of bounds. */
  constructor(options: FastAgiServerOptions) {
    this.#settings = settingsOf(options);
    this.#allowed = new AllowList(options.allowedPeers);
    this.#lobby = new Lobby(this.#settings.maxWaiting, (guest) => this.#turnedOut(guest));
    const sockets = { noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS };
    this.#server = createServer(sockets, (socket) => this.#accept(socket));
  }

  /** Calls whose `onCall` has not settled. */
  get callsInProgress(): number {
    return this.#calls.size;
  }

  /** Sockets that are no calls: headers to come, or closing. */
  get waiting(): number {
    return this.#lobby.size;
  }

  /** Peers turned away since the start, for whatever reason of `PeerRefused`. */
  get refused(): number {
    return this.#refusals;
  }

  /** Listens and gives the port, the actual one for 0. Rejects with AgiServerError, which names the remedy. */
  async listen(): Promise<number> {
    const port = await listen(this.#server, this.#settings.host, this.#settings.port);
    this.#server.on('error', (error) => this.#log({ kind: 'listener-failed', error }));
    return port;
  }

  /**
   * Drains: stops listening *first* (`hagi://` and SRV records then fail over: they do so at connect time only),
   * lets calls finish, at the deadline aborts each call's `signal`, and after the grace cuts off those that are left
   * (told `failure`, so that the dialplan can still help the caller). Resolves once every socket is closed and every
   * `onCall` has settled, or `lingerMs` after the cut. A second call gives the first one's promise.
   */
  close(options: CloseOptions): Promise<CloseReport> {
    return (this.#closing ??= this.#drain(options));
  }

  #accept(socket: Socket): void {
    const peer = socket.remoteAddress;
    const guest = { socket, peer: peer ?? 'unknown', turnedOut: false };
    if (!this.#allowed.allows(peer)) {
      socket.destroy();
      return this.#refuse(guest, 'not-allowed');
    }
    this.#lobby.welcome(guest);
    socket.once('close', () => this.#lobby.leave(guest));
    void this.#receive(guest);
  }

  async #receive(guest: Guest): Promise<void> {
    try {
      const connection = await openConnection(guest.socket, this.#settings.limits);
      // The last header may arrive while the socket of a guest that had to give way is being closed.
      if (guest.turnedOut) return connection.close();
      if (this.#calls.size >= this.#settings.maxCalls) return this.#busy(connection, guest);
      await this.#serve(connection, guest);
    } catch (error) {
      if (!guest.turnedOut) this.#log({ kind: 'header-failed', peer: guest.peer, error });
    }
  }

  async #serve(connection: AgiConnection, guest: Guest): Promise<void> {
    this.#lobby.leave(guest);
    this.#calls.add(connection);
    const error = await this.#outcome(connection);
    if (error === undefined) connection.close();
    else connection.fail();
    this.#calls.delete(connection);
    this.#lobby.seeOut(guest);
    if (error !== undefined) this.#log({ kind: 'call-failed', peer: guest.peer, error });
    if (this.#calls.size === 0) this.#whenEmpty?.();
  }

  /** What went wrong with a call: the connection's own failure before what the script made of it. */
  async #outcome(connection: AgiConnection): Promise<unknown> {
    try {
      await this.#settings.onCall(connection);
      return connection.failure;
    } catch (error) {
      const expected = error instanceof AgiHangUp || error instanceof AgiServerClosing;
      return connection.failure ?? (expected ? undefined : error);
    }
  }

  #busy(connection: AgiConnection, guest: Guest): void {
    connection.fail();
    this.#lobby.seeOut(guest);
    this.#refuse(guest, 'busy');
  }

  /** Its headers may be unread in part, so the word may be lost to a reset: the best that can be done without waiting. */
  #turnedOut(guest: Guest): void {
    guest.socket.write('failure\n');
    guest.socket.destroySoon();
    this.#refuse(guest, this.#closing === undefined ? 'crowded' : 'closing');
  }

  #refuse({ peer }: Guest, why: PeerRefused['why']): void {
    this.#refusals += 1;
    this.#log({ kind: 'peer-refused', peer, why });
  }

  #log(event: ServerEvent): void {
    try {
      this.#settings.log(event);
    } catch {
      // A log that throws must not end the calls of others.
    }
  }

  async #drain({ deadlineMs, graceMs = 10_000, onDeadline }: CloseOptions): Promise<CloseReport> {
    const socketsClosed = new Promise((resolve) => this.#server.close(resolve));
    const over = socketsClosed.then(() => this.#scriptsEnded());
    if (await settlesWithin(over, deadlineMs)) return { cutOff: 0 };
    onDeadline?.(this.#calls.size);
    for (const connection of this.#calls) connection.askToEnd(new AgiServerClosing());
    if (await settlesWithin(over, graceMs)) return { cutOff: 0 };
    const cutOff = this.#cutOff();
    await settlesWithin(over, this.#settings.limits.lingerMs);
    await socketsClosed;
    return { cutOff };
  }

  async #scriptsEnded(): Promise<void> {
    if (this.#calls.size > 0) await new Promise<void>((resolve) => (this.#whenEmpty = resolve));
  }

  #cutOff(): number {
    const open = [...this.#calls].filter((connection) => !connection.over);
    for (const connection of open) connection.fail(new AgiServerClosing());
    this.#lobby.turnOutAll();
    return open.length;
  }
}
