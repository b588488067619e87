import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleAnswer } from '../../../../../src/web/contract/rules.ts';
import { api, withQuery } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';
import { ApiProblem } from '../../../api/problem.ts';

export interface RuleRequest {
  readonly method: 'post' | 'put' | 'delete';
  readonly path: string;
  /** Of `post` and `put`, without the version. */
  readonly body?: object;
  /** Of what was edited, as it was read; a new thing has none. */
  readonly version?: string;
}

interface RuleChangeOptions<T> {
  /** It was saved; null = it is gone. */
  readonly saved: (value: T | null) => void;
  /** Values were refused: messages by path (`hours.0.to`), to be told at their fields. See `show-errors.ts`. */
  readonly refused?: (errors: Record<string, string>) => void;
  /** Somebody else was quicker, and their state is wanted now: fill the form with it. */
  readonly taken?: (current: T) => void;
}

/**
 * A change of the clinic's rules, in two steps: `ask` shows what it would do to the next weeks, `save` does it.
 *
 * ```tsx
 * const change = useRuleChange<Doctor>({ saved: () => navigate('..'), refused: showErrors(form) });
 * const form = useForm({ …, onValuesChange: () => change.forget() }); // what was seen is not what would be saved
 * <form onSubmit={form.onSubmit((body) => change.ask({ method: 'put', path: `/doctors/${id}`, body, version }))}>
 *   … fields …
 *   <PreviewPanel change={change} />  // with the buttons: “Ver o efeito” (submits the form), then “Salvar”
 * </form>
 * ```
 */
export function useRuleChange<T>({ saved, refused, taken }: RuleChangeOptions<T>) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<RuleRequest | null>(null);
  const preview = useMutation({
    mutationFn: (request: RuleRequest) => send<T>(request, true),
    onError: (error) => refused?.(fieldErrors(error)),
  });
  const saving = useMutation({
    mutationFn: (request: RuleRequest) => send<T>(request, false),
    onSuccess: async ({ value }) => {
      await queries.invalidateQueries({ queryKey: CLINIC });
      saved(value);
    },
    onError: (error) => refused?.(fieldErrors(error)),
  });
  const forget = () => {
    if (preview.status !== 'idle') preview.reset();
    if (saving.status !== 'idle') saving.reset();
  };
  const ask = (request: RuleRequest) => {
    forget();
    setAsked(request);
    preview.mutate(request);
  };
  const error: unknown = saving.error ?? preview.error;
  const current = currentOf(error) as (T & { readonly version: string }) | null;
  return {
    /** What it would do; null = not asked yet, or the form is no longer as it was. */
    preview: preview.data?.preview ?? null,
    error,
    /** What was refused is told at the fields, and need not be told again. */
    isToldAtFields: refused !== undefined && Object.keys(fieldErrors(error)).length > 0,
    /** Their state, when somebody else was quicker. */
    current,
    isAsking: preview.isPending,
    isSaving: saving.isPending,
    ask,
    forget,
    save: () => asked !== null && saving.mutate(asked),
    /** The own change again, over what somebody else has made of it. */
    insist: () => asked !== null && current !== null && ask({ ...asked, version: current.version }),
    /** Gives the own change up for theirs; null = the form cannot show it. */
    yield:
      taken === undefined
        ? null
        : () => {
            if (current !== null) taken(current);
            forget();
          },
  };
}

export type RuleChange = Omit<ReturnType<typeof useRuleChange<unknown>>, 'yield'> & {
  readonly yield: (() => void) | null;
};

function send<T>({ method, path, body, version }: RuleRequest, preview: boolean): Promise<RuleAnswer<T>> {
  if (method === 'delete') return api.delete(withQuery(path, { version, preview }));
  return api[method](withQuery(path, { preview }), { ...body, ...(version !== undefined && { version }) });
}

function fieldErrors(error: unknown): Record<string, string> {
  const errors = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
}

function currentOf(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || error.code !== 'changed-meanwhile') return null;
  return error.body['current'];
}
