import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AuditEntry, AuditQuery } from '../../office/audit.ts';
import { ACTION_KINDS, ACTIONS, actionWords, actorWords, subjectWords } from '../../office/audit-words.ts';
import { momentsOf } from '../../office/reports/period.ts';
import { allEntries, auditCsv, MOST_EXPORTED } from '../../office/search-audit.ts';
import { audit } from '../audit.ts';
import * as contract from '../contract/audit.ts';
import type { WebDeps } from '../deps.ts';
import { pageFrom, readCursor } from '../pages.ts';
import { Problem } from '../problem.ts';
import { sendCsv } from '../send-csv.ts';

const tags = ['audit'];
const config = { access: 'audit:read' } as const;
const place = z.object({ at: z.number(), id: z.string() });

/** The record of who saw and changed what: read, never written here, and each reading is itself written down. */
export const auditRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { audit: record, users, tokens } = deps.desk.office;

    app.get(
      '/audit',
      {
        config,
        schema: {
          tags,
          summary: 'Who saw and changed what, newest first',
          querystring: contract.auditQuery,
          response: { 200: contract.auditPage },
        },
      },
      async (request) => {
        const { cursor, limit, ...filters } = request.query;
        const before = readCursor(cursor, place);
        const found = await record.search({ ...(await toQuery(deps, filters)), before, limit: limit + 1 });
        const page = pageFrom(found, limit, ({ at, id }) => ({ at, id }));
        await note(request, 'audit.search', filters);
        return { items: page.items.map(shown), next: page.next };
      },
    );

    app.get(
      '/audit.csv',
      {
        config,
        schema: {
          tags,
          summary: `The same as CSV, separated by ;; at most ${MOST_EXPORTED} entries`,
          produces: ['text/csv'],
          querystring: contract.auditExportQuery,
        },
      },
      async (request, reply) => {
        const entries = await allEntries(record, await toQuery(deps, request.query));
        if (entries === null)
          throw new Problem(
            400,
            'too-many-entries',
            `São mais de ${MOST_EXPORTED / 1_000} mil registros.`,
            'Escolha um período menor ou outro filtro, e exporte em partes.',
          );
        await note(request, 'audit.export', { ...request.query, entries: entries.length });
        return sendCsv(reply, 'auditoria', auditCsv(entries, await zoneOf(deps)));
      },
    );

    app.get(
      '/audit/choices',
      {
        config,
        schema: {
          tags,
          summary: 'Whom and what the record can be searched for',
          response: { 200: contract.auditChoices },
        },
      },
      async () => {
        const [people, programs] = await Promise.all([users.list(), tokens.list()]);
        return {
          actors: [
            ...people.map(({ id, name }) => ({ id, label: name })),
            ...programs.map(({ id, name }) => ({ id, label: `${name} (chave de API)` })),
          ],
          kinds: Object.entries(ACTION_KINDS).map(([kind, label]) => ({
            id: `${kind}.`,
            label,
            actions: Object.entries(ACTIONS)
              .filter(([action]) => action.startsWith(`${kind}.`))
              .map(([id, words]) => ({ id, label: words })),
          })),
        };
      },
    );

    const note = (request: FastifyRequest, action: string, details: Readonly<Record<string, unknown>>) =>
      audit(deps, request, { action, subject: { kind: 'audit', id: null }, details });
  };

async function zoneOf({ desk }: WebDeps): Promise<string> {
  return (await desk.stores.clinic.read()).zone;
}

async function toQuery(
  deps: WebDeps,
  { from, until, actorId, action, patientId, subject }: contract.AuditFilters,
): Promise<Omit<AuditQuery, 'before' | 'limit'>> {
  const zone = await zoneOf(deps);
  const [kind = '', ...id] = subject?.split(':') ?? [];
  return {
    from: from === undefined ? null : momentsOf({ from, until: from }, zone).from,
    until: until === undefined ? null : momentsOf({ from: until, until }, zone).until,
    actorId: actorId ?? null,
    action: action ?? null,
    patientId: patientId ?? null,
    ...(subject !== undefined && { subject: { kind, id: id.join(':') } }),
  };
}

const shown = ({
  action,
  actor,
  subject,
  ...entry
}: AuditEntry): z.input<typeof contract.auditPage>['items'][number] => ({
  ...entry,
  actor: { ...actor, name: actorWords(actor) },
  action: { id: action, label: actionWords(action) },
  subject: { kind: { id: subject.kind, label: subjectWords(subject.kind) }, id: subject.id },
});
