import type { FastifyRequest } from 'fastify';
import { audit } from '../audit.ts';
import type { WebDeps } from '../deps.ts';
import { principal } from '../request.ts';

/** What a list shows of a patient. */
export interface Sight {
  readonly kind: 'call' | 'callback';
  readonly id: string;
  readonly patientId: string;
}

/** So many are remembered; beyond it some are written down once more. */
const MOST = 20_000;

/**
 * Lists that screens read anew every few seconds are written down once for each patient and viewer: an audit of a
 * thousand equal lines hides what matters.
 */
export class FirstSights {
  readonly #deps: WebDeps;
  readonly #action: string;
  readonly #seen = new Set<string>();

  /** @param action What is written down: `call.live`. */
  constructor(deps: WebDeps, action: string) {
    this.#deps = deps;
    this.#action = action;
  }

  async note(request: FastifyRequest, sights: readonly Sight[]): Promise<void> {
    for (const { kind, id, patientId } of sights) {
      const sight = `${principal(request).id} ${id} ${patientId}`;
      if (this.#seen.has(sight)) continue;
      await audit(this.#deps, request, { action: this.#action, subject: { kind, id }, patientId });
      if (this.#seen.size >= MOST) this.#seen.clear();
      this.#seen.add(sight);
    }
  }
}
