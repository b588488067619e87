import type { Principal } from '../principal.ts';

/** Who wants a change, and the change's own id: the same for whoever asks for the very same again. */
export interface Asked {
  readonly by: Principal;
  readonly changeId: string;
}
