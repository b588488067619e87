import { writeCsv } from './csv/write-csv.ts';
import { actionWords, actorWords, subjectWords } from './audit-words.ts';
import type { AuditEntry, AuditQuery, AuditStore } from './audit.ts';
import { wallClockAt } from '../scheduling/wall-clock.ts';
import { shownDate } from './reports/words.ts';

/** More than a spreadsheet is good for. */
export const MOST_EXPORTED = 50_000;
const AT_ONCE = 1_000;

/** All entries that match, newest first; null = they are too many to export at once. */
export async function allEntries(
  audit: AuditStore,
  query: Omit<AuditQuery, 'before' | 'limit'>,
): Promise<readonly AuditEntry[] | null> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const more = await audit.search({ ...query, before: entries.at(-1) ?? null, limit: AT_ONCE });
    entries.push(...more);
    if (entries.length > MOST_EXPORTED) return null;
    if (more.length < AT_ONCE) return entries;
  }
}

const COLUMNS = {
  date: { header: 'Data' },
  time: { header: 'Hora' },
  actor: { header: 'Quem' },
  address: { header: 'Endereço de rede' },
  what: { header: 'O quê' },
  action: { header: 'Ação' },
  subject: { header: 'Sobre' },
  subjectId: { header: 'Código' },
  patientId: { header: 'Paciente' },
  details: { header: 'Detalhes' },
  id: { header: 'Registro' },
};

/** Times on the wall of that zone. */
export const auditCsv = (entries: readonly AuditEntry[], zone: string): string =>
  writeCsv(
    COLUMNS,
    entries.map(({ id, at, actor, action, subject, patientId, details }) => ({
      date: shownDate(wallClockAt(zone, at).date),
      time: timeText(zone, at),
      actor: actorWords(actor),
      address: actor.address,
      what: actionWords(action),
      action,
      subject: subjectWords(subject.kind),
      subjectId: subject.id,
      patientId,
      details: details === null ? null : JSON.stringify(details),
      id,
    })),
  );

/** `14:05:09`. */
function timeText(zone: string, at: number): string {
  const { minute } = wallClockAt(zone, at);
  const two = (part: number) => String(part).padStart(2, '0');
  return [Math.floor(minute / 60), minute % 60, Math.floor(at / 1_000) % 60].map(two).join(':');
}
