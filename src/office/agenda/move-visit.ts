import type { Clinic } from '../../booking/ports.ts';
import type { VisitSpan } from '../../scheduling/free-starts.ts';
import { ruleBook } from '../../scheduling/rule-book.ts';
import type { Offer } from '../../scheduling/types.ts';
import type { Office } from '../desk.ts';
import { actorOf } from './actor.ts';
import type { Asked } from './asked.ts';
import { hasSpecialty, notTheirs } from './book-visit.ts';
import { findAsSeen, gone, type NotAsSeen, type SeenAt } from './current-visit.ts';
import { placeFor, type Spot } from './place.ts';
import type { StaffVisit } from './ports.ts';
import { lostRace, outsideHours, type Refused } from './refusals.ts';

export interface VisitMove {
  readonly id: string;
  readonly seen: SeenAt;
  readonly to: Spot;
}

export type MovingOutcome =
  { readonly kind: 'moved'; readonly visit: StaffVisit; readonly from: StaffVisit } | NotAsSeen | Refused;

/** Moves a visit, if it is still where it was seen. Staff are bound by no deadline. */
export async function moveVisit(
  desk: Office,
  { id, seen, to }: VisitMove,
  asked: Asked,
): Promise<MovingOutcome> {
  const { stores, office, clock, ids } = desk;
  const found = await findAsSeen(desk, id, seen, asked);
  if (found.kind === 'done') return { kind: 'moved', visit: found.visit, from: found.visit };
  if (found.kind !== 'as-seen') return found;
  const { visit } = found;
  const { specialtyId, patientId } = visit;
  const clinic = await stores.clinic.read();
  if (to.doctorId !== visit.doctorId && !hasSpecialty(clinic, to.doctorId, specialtyId))
    return notTheirs(clinic, to.doctorId, specialtyId);
  const now = clock.now();
  const wish = { clinic, spot: to, specialtyId, by: asked.by };
  const placing = placeFor(clinic, to, specialtyId, spanOf(clinic, visit), now);
  if (placing.kind === 'outside-hours') return outsideHours(desk, wish, placing.why);
  if (placing.kind !== 'place') return placing;
  const { offer } = placing;
  if (isSamePlace(visit, offer)) return { kind: 'moved', visit, from: visit };
  const actor = actorOf(asked.by);
  const outcome = await stores.agenda.move({
    changeId: asked.changeId,
    appointmentId: id,
    hold: { id: ids.next(), offer },
    expected: visit,
    actor,
    now,
  });
  switch (outcome.kind) {
    case 'moved':
      return {
        kind: 'moved',
        visit: { ...outcome.appointment, patientName: visit.patientName, updatedAt: now },
        from: visit,
      };
    case 'gone':
      return gone(desk, visit);
    case 'taken':
      return lostRace(desk, wish, offer, actor.id ?? '');
    case 'patient-busy':
      return { kind: 'patient-busy', other: await office.agenda.visitOf(patientId, offer.visit, id) };
  }
}

const isSamePlace = (a: Offer, b: Offer): boolean =>
  a.doctorId === b.doctorId && a.lane === b.lane && a.visit.start === b.visit.start;

/** As long as the specialty's visits are; of one that the clinic has no more, as long as it was. */
function spanOf(clinic: Clinic, { specialtyId, visit, claim }: StaffVisit): VisitSpan {
  return (
    ruleBook(clinic).visitSpans.get(specialtyId) ?? {
      before: visit.start - claim.start,
      visit: visit.end - visit.start,
      after: claim.end - visit.end,
    }
  );
}
