import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { AbsenceVisits, HitVisit, MoveAnswer } from '../../../../../src/web/contract/absences.ts';
import { api } from '../../../api/client.ts';
import { CLINIC } from '../../../api/clinic.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { Nothing, Shown, Trouble } from '../../../parts/states.tsx';
import { useMay } from '../../../session/session.ts';
import { BackLink } from '../heading.tsx';
import { CallList } from './call-list.tsx';
import { HitsTable } from './hits-table.tsx';
import { MovesTable } from './moves-table.tsx';
import { ABSENCES_PATH, useAbsenceVisits } from './use-absences.ts';
import { useMoves } from './use-moves.ts';
import { WhomTo, type Choice } from './whom-to.tsx';
import { periodInWords, visitsInWords } from './words.ts';

/** The visits that a saved absence still hits, and where they go. */
export function VisitsPage() {
  const { id = '' } = useParams();
  return (
    <Stack maw={980}>
      <BackLink to={ABSENCES_PATH} back="Todas as ausências" />
      <Shown query={useAbsenceVisits(id)}>{(found) => <Visits key={id} {...found} />}</Shown>
    </Stack>
  );
}

interface Done {
  readonly before: readonly HitVisit[];
  readonly answer: MoveAnswer;
}

function Visits({ absence, hits }: AbsenceVisits) {
  const mayMove = useMay()('agenda:write');
  const queries = useQueryClient();
  const [choice, setChoice] = useState<Choice>('same-doctor');
  const [done, setDone] = useState<Done | null>(null);
  const { id, doctorId, from, fromTime, until, untilTime } = absence;
  const absent = { doctorId, from, fromTime, until, untilTime };
  const moves = useMoves(absent);
  const moving = useMutation({
    mutationFn: () => {
      const chosen = moves.chosen;
      moves.spend();
      return api.post<MoveAnswer>(`/absences/${id}/moves`, { moves: chosen });
    },
    onSuccess: async (answer) => {
      setDone({ before: hits, answer });
      moves.forget();
      await queries.invalidateQueries({ queryKey: CLINIC });
    },
  });
  return (
    <Stack>
      <Title order={2} size="h3">
        {doctorTitle(absence.doctor)}: consultas durante a ausência
      </Title>
      <Text>{periodInWords(absence)}</Text>
      {done !== null && <CallList absence={absence} rows={rowsOf(done)} />}
      {hits.length === 0 ? (
        <Nothing title="Nenhuma consulta a remarcar." />
      ) : (
        <>
          <Title order={3} size="h4" role="status">
            A remarcar: {visitsInWords(hits.length)}
          </Title>
          {moves.plan === null && <HitsTable hits={hits} />}
          {mayMove && <WhomTo moves={moves} choice={choice} onChoice={setChoice} withLater={false} />}
          {moves.error !== null && <Trouble error={moves.error} />}
          <MovesTable absence={absent} moves={moves} />
          {moving.error !== null && <Trouble error={moving.error} />}
          {moves.plan !== null && (
            <Group>
              <Button
                onClick={() => moving.mutate()}
                loading={moving.isPending}
                disabled={moves.chosen.length === 0}
              >
                Remarcar {visitsInWords(moves.chosen.length)}
              </Button>
              <Button variant="default" onClick={moves.forget}>
                Desistir
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}

function rowsOf({ before, answer }: Done) {
  const results = new Map(answer.moves.map((result) => [result.visitId, result]));
  return before.map((visit) => ({ visit, result: results.get(visit.id) ?? null }));
}
