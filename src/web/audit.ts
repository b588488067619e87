import type { FastifyRequest } from 'fastify';
import type { WebDeps } from './deps.ts';

interface Deed {
  /** `patient.view`, `appointment.cancel` … */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly patientId?: string | null;
  /** No CPF, telephone number or secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes down who saw or changed what. Await it before answering: what cannot be written down is not shown. */
export async function audit({ desk }: WebDeps, request: FastifyRequest, deed: Deed): Promise<void> {
  const who = request.principal;
  await desk.office.audit.record({
    id: desk.ids.next(),
    at: desk.clock.now(),
    actor: { kind: who?.kind ?? 'stranger', id: who?.id ?? null, name: who?.name ?? '', address: request.ip },
    action: deed.action,
    subject: deed.subject,
    patientId: deed.patientId ?? null,
    details: deed.details ?? null,
  });
}
