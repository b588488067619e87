import { createHash } from 'node:crypto';
import type { Office } from '../desk.ts';
import type { Principal } from '../principal.ts';
import type { Callback, CallbackState, CallbackWork } from './callbacks.ts';

export interface CallbackEdit {
  readonly state: CallbackState;
  readonly note: string | null;
  /** Of what whoever edits has seen. */
  readonly version: string;
}

/** What somebody did with a request: for the record of deeds. */
export type CallbackDeed = 'take' | 'note' | 'done' | 'reopen' | 'release';

export type CallbackOutcome =
  | { readonly kind: 'changed'; readonly callback: Callback; readonly deed: CallbackDeed }
  /** Somebody else was quicker: this is how it stands. */
  | { readonly kind: 'changed-meanwhile'; readonly current: Callback }
  | { readonly kind: 'gone' };

/** Takes a request, writes a note to it, calls it done, or gives it back. Of two who take the same one, one has it. */
export async function workOnCallback(
  { office: { callbackWork }, clock }: Office,
  id: string,
  edit: CallbackEdit,
  who: Pick<Principal, 'id'>,
): Promise<CallbackOutcome> {
  const before = await callbackWork.byId(id);
  if (before === null) return { kind: 'gone' };
  if (versionOf(before.work) !== edit.version) return { kind: 'changed-meanwhile', current: before };
  const userId = edit.state === 'new' ? null : who.id;
  const next = { state: edit.state, note: edit.note, userId, updatedAt: clock.now() };
  const outcome = await callbackWork.change(id, before.work, next);
  const after = await callbackWork.byId(id);
  if (outcome === 'gone' || after === null) return { kind: 'gone' };
  if (outcome === 'changed-meanwhile') return { kind: 'changed-meanwhile', current: after };
  return { kind: 'changed', callback: after, deed: deedOf(before.work, next) };
}

/** Tells one state of the work from another. */
export const versionOf = ({ state, userId, note, updatedAt }: CallbackWork): string =>
  createHash('sha256')
    .update(JSON.stringify([state, userId, note, updatedAt]))
    .digest('hex')
    .slice(0, 16);

function deedOf(before: CallbackWork, next: CallbackWork): CallbackDeed {
  switch (next.state) {
    case 'done':
      return before.state === 'done' ? 'note' : 'done';
    case 'in-progress':
      if (before.state === 'done') return 'reopen';
      return before.state === next.state && before.userId === next.userId ? 'note' : 'take';
    case 'new':
      if (before.state === 'new') return 'note';
      return before.state === 'done' ? 'reopen' : 'release';
  }
}
