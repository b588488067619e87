import { Button, FileButton, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useRef } from 'react';
import type { PromptClip } from '../../../../src/web/contract/prompts.ts';
import { ApiProblem } from '../../api/problem.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { useTakeAway, useUpload } from './api.ts';

const MOST_BYTES = 2 * 1024 * 1024;

interface OwnRecordingProps {
  readonly language: string;
  readonly clip: PromptClip;
}

/** The clinic's own recording in place of the one that is played, and the way back. */
export function OwnRecording({ language, clip }: OwnRecordingProps) {
  const upload = useUpload(language);
  const takeAway = useTakeAway(language);
  const reset = useRef<() => void>(null);
  const send = (file: File | null) => {
    // The same file, mended, can be chosen again.
    reset.current?.();
    if (file === null) return;
    if (file.size > MOST_BYTES) return tellTrouble(tooLarge());
    upload.mutate(
      { id: clip.id, file },
      {
        onSuccess: () => tellDone('Gravação guardada. Quem liga a ouve em até cinco segundos.'),
        onError: tellTrouble,
      },
    );
  };
  const askToTakeAway = () =>
    modals.openConfirmModal({
      title: 'Retirar a gravação da clínica?',
      children: (
        <Text size="sm">
          “{clip.text}” volta a ser dito pela voz do programa. Se não houver, o nome é dito pela posição.
        </Text>
      ),
      labels: { confirm: 'Retirar', cancel: 'Manter' },
      ...DIALOG_PARTS,
      onConfirm: () =>
        takeAway.mutate(clip.id, { onSuccess: () => tellDone('Gravação retirada.'), onError: tellTrouble }),
    });
  return (
    <>
      <FileButton accept="audio/wav,audio/x-wav,.wav" onChange={send} resetRef={reset}>
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            loading={upload.isPending}
            aria-label={`Enviar gravação: ${clip.text}`}
          >
            Enviar
          </Button>
        )}
      </FileButton>
      {clip.source === 'person' && (
        <Button
          size="xs"
          variant="default"
          loading={takeAway.isPending}
          aria-label={`Retirar gravação: ${clip.text}`}
          onClick={askToTakeAway}
        >
          Retirar
        </Button>
      )}
    </>
  );
}

const tooLarge = () =>
  new ApiProblem({
    type: 'about:blank#too-large',
    status: 413,
    code: 'too-large',
    title: 'O arquivo passa de 2 MB.',
    detail: 'Grave só a frase, em mono, e envie de novo.',
  });
