import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type {
  AbsentDoctor,
  ChosenMove,
  HeldSpot,
  HitVisit,
  HoldAnswer,
  ProposalQuery,
  Proposals,
  ReleaseRequest,
} from '../../../../../src/web/contract/absences.ts';
import { api } from '../../../api/client.ts';

export type Whom = ProposalQuery['whom'];

/** A visit, and where it would go. */
export interface PlannedMove {
  readonly visit: HitVisit;
  readonly held: HeldSpot | null;
  readonly isChosen: boolean;
}

/**
 * Where the visits that an absence hits would go. Their times are held while they are looked at, and let go when this
 * page is left.
 */
export function useMoves(absence: AbsentDoctor) {
  const [plan, setPlan] = useState<Plan | null>(null);
  const held = useRef<readonly HeldSpot[]>([]);
  const show = (next: Plan | null) => {
    held.current = next?.moves.flatMap((move) => move.held ?? []) ?? [];
    setPlan(next);
  };
  const release = () => {
    void letGo(held.current);
    held.current = [];
  };
  const onClose = useEffectEvent(() => letGoInPassing(held.current));
  const onLeave = useEffectEvent(release);
  useEffect(() => {
    const closed = () => onClose();
    addEventListener('pagehide', closed);
    return () => {
      removeEventListener('pagehide', closed);
      onLeave();
    };
  }, []);

  const proposing = useMutation({
    mutationFn: async (whom: Whom) => {
      // First those that are held: they may be the very times that are found again.
      await letGo(held.current);
      held.current = [];
      return api.post<Proposals>('/absences/proposals', { absence, whom } satisfies ProposalQuery);
    },
    onSuccess: ({ items, heldUntil }) =>
      show({
        heldUntil,
        moves: items.map((item) => ({ ...item, isChosen: item.held !== null })),
      }),
  });

  const change = (visitId: string, changes: Partial<PlannedMove>, heldUntil = plan?.heldUntil ?? 0) =>
    show({
      heldUntil,
      moves: (plan?.moves ?? []).map((move) => (move.visit.id === visitId ? { ...move, ...changes } : move)),
    });

  return {
    plan,
    propose: proposing.mutate,
    isProposing: proposing.isPending,
    error: proposing.error,
    choose: (visitId: string, isChosen: boolean) => change(visitId, { isChosen }),
    replace: (visitId: string, answer: HoldAnswer) =>
      change(visitId, { held: answer.held, isChosen: true }, answer.heldUntil),
    /** Gives the plan up. */
    forget: () => {
      release();
      show(null);
      proposing.reset();
    },
    /** They were moved, or it was tried: nothing of it is to be let go. */
    spend: () => {
      const unused = (plan?.moves ?? []).flatMap(({ held: one, isChosen }) => (isChosen ? [] : (one ?? [])));
      void letGo(unused);
      held.current = [];
    },
    chosen: (plan?.moves ?? []).flatMap((move) => (move.isChosen ? chosenMove(move) : [])),
  };
}

export type Moves = ReturnType<typeof useMoves>;

interface Plan {
  readonly moves: readonly PlannedMove[];
  /** Epoch milliseconds. */
  readonly heldUntil: number;
}

function chosenMove({ visit, held }: PlannedMove): ChosenMove[] {
  if (held === null) return [];
  const { holdId, doctorId, date, time } = held;
  const expected = { date: visit.date, time: visit.time };
  return [{ visitId: visit.id, expected, holdId, to: { doctorId, date, time } }];
}

/** One that cannot be let go now expires by itself. */
async function letGo(held: readonly HeldSpot[]): Promise<void> {
  if (held.length === 0) return;
  await api.post('/absences/releases', releaseOf(held)).catch(() => undefined);
}

/** The page is closed: nobody waits for an answer. */
function letGoInPassing(held: readonly HeldSpot[]): void {
  if (held.length === 0) return;
  const body = new Blob([JSON.stringify(releaseOf(held))], { type: 'application/json' });
  navigator.sendBeacon('/api/v1/absences/releases', body);
}

const releaseOf = (held: readonly HeldSpot[]): ReleaseRequest => ({
  held: held.map(({ holdId, specialtyId, doctorId, date, time }) => ({
    holdId,
    specialtyId,
    doctorId,
    date,
    time,
  })),
});
