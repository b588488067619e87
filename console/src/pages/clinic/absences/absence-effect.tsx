import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { AbsenceAnswer, ChosenMove } from '../../../../../src/web/contract/absences.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { Trouble } from '../../../parts/states.tsx';
import { useMay } from '../../../session/session.ts';
import { EffectPanel } from '../preview/effect-panel.tsx';
import { Effect } from '../preview/effect.tsx';
import { Weeks } from '../preview/weeks.tsx';
import { HitsTable } from './hits-table.tsx';
import { MovesTable } from './moves-table.tsx';
import type { AbsenceState } from './use-absence-change.ts';
import { useMoves } from './use-moves.ts';
import { WhomTo, type Choice } from './whom-to.tsx';
import { visitsInWords } from './words.ts';

interface AbsenceEffectProps {
  readonly state: AbsenceState;
  /** Of the preview. */
  readonly answer: AbsenceAnswer;
  readonly isSaving: boolean;
  readonly onSave: (moves: readonly ChosenMove[]) => void;
  readonly onEdit: () => void;
}

/** What the absence would do; the visits that it hits, and where they go. One button saves it all. */
export function AbsenceEffect({ state, answer, isSaving, onSave, onEdit }: AbsenceEffectProps) {
  const mayMove = useMay()('agenda:write');
  const [choice, setChoice] = useState<Choice>('later');
  const { from, until, doctorId, fromTime = null, untilTime = null } = state;
  const absence = { doctorId, from, fromTime, until, untilTime };
  const moves = useMoves(absence);
  const { hits, preview } = answer;
  const save = () => {
    moves.spend();
    onSave(moves.chosen);
  };
  // The visits that it hits are told below, with what becomes of them.
  const told = new Set(hits.map(({ id }) => id));
  const others = { ...preview, stranded: preview.stranded.filter(({ id }) => !told.has(id)) };
  return (
    <EffectPanel title="O que esta ausência faz">
      {hits.length > 0 && (
        <>
          <Alert
            color="orange"
            title={`${visitsInWords(hits.length)} nesse período`}
            icon={<IconAlertTriangle aria-hidden />}
          >
            A linha não avisa os pacientes: alguém precisa ligar para eles.
          </Alert>
          {moves.plan === null && <HitsTable hits={hits} />}
          {mayMove && <WhomTo moves={moves} choice={choice} onChoice={setChoice} withLater />}
          {moves.error !== null && <Trouble error={moves.error} />}
          <MovesTable absence={absence} moves={moves} />
        </>
      )}
      {hits.length > 0 && others.stranded.length === 0 ? (
        <Weeks weeks={preview.weeks} whose={preview.doctors.map(doctorTitle).join(' e ')} />
      ) : (
        <Effect preview={others} />
      )}
      <Group>
        <Button onClick={save} loading={isSaving} disabled={choice !== 'later' && moves.plan === null}>
          {saveLabel(hits.length, moves.chosen.length)}
        </Button>
        <Button variant="default" onClick={onEdit}>
          Continuar editando
        </Button>
      </Group>
    </EffectPanel>
  );
}

function saveLabel(hits: number, moved: number): string {
  if (moved > 0) return `Salvar e remarcar ${visitsInWords(moved)}`;
  return hits > 0 ? 'Salvar sem remarcar' : 'Salvar a ausência';
}
