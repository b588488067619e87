import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  Absence,
  AbsenceAnswer,
  ChosenMove,
  NewAbsence,
} from '../../../../../src/web/contract/absences.ts';
import { api, withQuery } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';
import { ApiProblem } from '../../../api/problem.ts';

export type AbsenceState = Omit<NewAbsence, 'moves'>;

interface Save {
  readonly state: AbsenceState;
  /** Of what was edited, as it was read; null = it is new. */
  readonly seen: { readonly id: string; readonly version: string } | null;
  readonly moves: readonly ChosenMove[];
}

/** An absence as it would be: what it does and whom it hits; then saved, with the visits moved along. */
export function useAbsenceChange(refused: (errors: Record<string, string>) => void) {
  const queries = useQueryClient();
  const onError = (error: unknown) => {
    const errors = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
    refused(Object.fromEntries(errors.map(({ path, message }) => [path, message])));
  };
  const preview = useMutation({
    mutationFn: (save: Omit<Save, 'moves'>) => send({ ...save, moves: [] }, true),
    onError,
  });
  const saving = useMutation({
    mutationFn: (save: Save) => send(save, false),
    onSuccess: () => queries.invalidateQueries({ queryKey: CLINIC }),
    onError,
  });
  const error: unknown = saving.error ?? preview.error;
  return {
    /** Null = not asked yet, or the form is no longer as it was. */
    preview: preview.data ?? null,
    saved: saving.data ?? null,
    error,
    /** The absence as somebody else has made it meanwhile. */
    current: currentOf(error),
    isAsking: preview.isPending,
    isSaving: saving.isPending,
    ask: preview.mutate,
    save: saving.mutate,
    forget: () => {
      if (preview.status !== 'idle') preview.reset();
      if (saving.status !== 'idle') saving.reset();
    },
  };
}

export type AbsenceChange = ReturnType<typeof useAbsenceChange>;

function send({ state, seen, moves }: Save, preview: boolean): Promise<AbsenceAnswer> {
  if (seen === null) return api.post(withQuery('/absences', { preview }), { ...state, moves });
  const { id, version } = seen;
  return api.put(withQuery(`/absences/${id}`, { preview }), { ...state, version, moves });
}

function currentOf(error: unknown): Absence | null {
  if (!(error instanceof ApiProblem) || error.code !== 'changed-meanwhile') return null;
  return error.body['current'] as Absence;
}
