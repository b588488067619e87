import { Alert, Anchor, Button, Group, Stack, Title } from '@mantine/core';
import { IconCircleCheck, IconPhone } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Absence, HitVisit, MoveAnswer, MoveResult } from '../../../../../src/web/contract/absences.ts';
import { doctorTitle } from '../../../parts/formats.ts';
import { CallList } from './call-list.tsx';
import classes from './moves-report.module.css';
import { ABSENCES_PATH } from './use-absences.ts';
import { periodInWords, visitsInWords } from './words.ts';

interface MovesReportProps {
  readonly absence: Absence;
  readonly answer: Pick<MoveAnswer, 'moves' | 'hits'>;
  /** The visits as they were before. */
  readonly before: readonly HitVisit[];
}

/** What became of each visit, to be printed or taken along: whom to call, and what to tell them. */
export function MovesReport({ absence, answer, before }: MovesReportProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const left = answer.hits.length;
  const results = new Map(answer.moves.map((result) => [result.visitId, result]));
  return (
    <Stack className={classes['report'] ?? ''}>
      <Title order={2} size="h3" ref={heading} tabIndex={-1}>
        {doctorTitle(absence.doctor)}: ausência salva, {periodInWords(absence)}
      </Title>
      <Alert
        color={left === 0 ? 'teal' : 'orange'}
        role="status"
        icon={left === 0 ? <IconCircleCheck aria-hidden /> : <IconPhone aria-hidden />}
        title={summary(answer.moves, left)}
      >
        {before.length > 0 && 'A linha não avisa os pacientes: ligue para cada um da lista.'}
      </Alert>
      {before.length > 0 && (
        <CallList
          absence={absence}
          rows={before.map((visit) => ({ visit, result: results.get(visit.id) ?? null }))}
        />
      )}
      <Group className={classes['tools'] ?? ''}>
        {left > 0 && (
          <Button component={Link} to={`${ABSENCES_PATH}/${absence.id}/remarcar`}>
            Remarcar as que faltam
          </Button>
        )}
        <Anchor component={Link} to={ABSENCES_PATH} size="sm">
          Todas as ausências
        </Anchor>
      </Group>
    </Stack>
  );
}

function summary(moves: readonly MoveResult[], left: number): string {
  const moved = moves.filter(({ result }) => result === 'moved').length;
  const done = moved === 1 ? '1 consulta remarcada' : `${moved} consultas remarcadas`;
  if (left === 0) return moved === 0 ? 'Nenhuma consulta a remarcar.' : `${done}.`;
  return moved === 0 ? `${visitsInWords(left)} a remarcar.` : `${done}; ${left} a remarcar.`;
}
