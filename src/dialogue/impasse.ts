import { ToAttendant, type AttendantReason } from '../call/leave.ts';
import { askMenu } from './asking.ts';
import type { Call } from './call.ts';
import type { MenuNode } from './nodes.ts';

/** Something that cannot be done by keypad: a person with 9 (told why), or back to the main menu. */
export async function impasse(call: Call, node: MenuNode, reason: AttendantReason): Promise<void> {
  try {
    await askMenu(call.conversation, node);
  } catch (error) {
    if (error instanceof ToAttendant && error.reason === 'asked') throw new ToAttendant(reason);
    throw error;
  }
}
