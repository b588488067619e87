import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PromptClip, PromptLanguages, PromptList } from '../../../../src/web/contract/prompts.ts';
import { api } from '../../api/client.ts';

const PROMPTS = 'prompts';
/** Of a clip, below `/api/v1`. */
const pathOf = (language: string, id: string): string => `/prompts/${language}/${id}`;

/** Where the browser finds its sound. */
export const soundOf = (language: string, id: string): string => `/api/v1${pathOf(language, id)}`;

export const useLanguages = () =>
  useQuery({ queryKey: [PROMPTS], queryFn: () => api.get<PromptLanguages>('/prompts') });

export const usePrompts = (language: string) =>
  useQuery({
    queryKey: [PROMPTS, language],
    queryFn: () => api.get<PromptList>(`/prompts/${language}`),
  });

/** Puts the clip as it is now in the place of the one that was shown. */
function useShowChanged(language: string): (clip: PromptClip) => void {
  const queries = useQueryClient();
  return (clip) =>
    queries.setQueryData<PromptList>(
      [PROMPTS, language],
      (list) => list && { ...list, clips: list.clips.map((each) => (each.id === clip.id ? clip : each)) },
    );
}

export function useUpload(language: string) {
  const onSuccess = useShowChanged(language);
  return useMutation({
    mutationFn: ({ id, file }: { readonly id: string; readonly file: File }) =>
      api.put<PromptClip>(pathOf(language, id), file),
    onSuccess,
  });
}

export function useTakeAway(language: string) {
  const onSuccess = useShowChanged(language);
  return useMutation({
    mutationFn: (id: string) => api.delete<PromptClip>(pathOf(language, id)),
    onSuccess,
  });
}
