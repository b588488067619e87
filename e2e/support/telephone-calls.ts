import { setTimeout as delay } from 'node:timers/promises';
import type { CallEvent } from '../../src/call/conversation.ts';

/** Waits until there is something, and gives it; after a generous while throws, saying what was waited for. */
export async function until<T>(
  look: () => T | Promise<T>,
  what: () => string,
  withinMs = 30_000,
): Promise<NonNullable<T>> {
  for (const start = Date.now(); Date.now() - start < withinMs; await delay(15)) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
  }
  throw new Error(`waited in vain for ${what()}`);
}

/** What the line says happened in each call, wherever it runs: its log at level debug tells. */
export class CallRecord {
  readonly #calls = new Map<string, CallEvent[]>();
  readonly #claimed = new Set<string>();

  note(callId: string, event: CallEvent): void {
    const events = this.#calls.get(callId) ?? [];
    events.push(event);
    this.#calls.set(callId, events);
  }

  /** A line of the program's log; what is no event of a call is passed over. */
  noteLogLine(line: string): void {
    if (!line.startsWith('{')) return;
    const { call, ...event } = JSON.parse(line) as { call?: string; kind?: string };
    if (call !== undefined && event.kind !== undefined) this.note(call, event as CallEvent);
  }

  of(callId: string): readonly CallEvent[] {
    return this.#calls.get(callId) ?? [];
  }

  /** The oldest call that nobody has claimed yet; undefined when there is none. */
  claim(): string | undefined {
    const callId = [...this.#calls.keys()].find((id) => !this.#claimed.has(id));
    if (callId !== undefined) this.#claimed.add(callId);
    return callId;
  }

  /** How many calls there have been. */
  get count(): number {
    return this.#calls.size;
  }

  clear(): void {
    this.#calls.clear();
  }
}
