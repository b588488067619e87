import { Button, Checkbox, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { AbsentDoctor, HitVisit } from '../../../../../src/web/contract/absences.ts';
import { useClinic } from '../../../api/clinic.ts';
import { shownMoment } from '../../../parts/formats.ts';
import { WideTable } from '../../../parts/wide-table.tsx';
import { PatientName } from './hits-table.tsx';
import { OtherTime } from './other-time.tsx';
import { useDoctorTitle } from './use-doctor-title.ts';
import type { Moves, PlannedMove } from './use-moves.ts';
import { visitName, whenInWords } from './words.ts';

interface MovesTableProps {
  readonly absence: AbsentDoctor;
  readonly moves: Moves;
}

/** Each visit's old time and its new one: to be changed, or passed over. */
export function MovesTable({ absence, moves }: MovesTableProps) {
  const zone = useClinic().data?.zone ?? 'America/Sao_Paulo';
  const [changing, setChanging] = useState<HitVisit | null>(null);
  const { plan } = moves;
  if (plan === null) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {moves.chosen.length} de {plan.moves.length} com horário escolhido, reservado até{' '}
        {shownMoment(plan.heldUntil, zone).slice(-5)}.
      </Text>
      <WideTable
        minWidth={620}
        aria-label="De quando para quando"
        columns={['Remarcar', 'Paciente', 'Era', 'Fica', 'Outro horário']}
      >
        {plan.moves.map((move) => (
          <MoveRow
            key={move.visit.id}
            move={move}
            onChoose={(isChosen) => moves.choose(move.visit.id, isChosen)}
            onChange={() => setChanging(move.visit)}
          />
        ))}
      </WideTable>
      {changing !== null && (
        <OtherTime
          absence={absence}
          visit={changing}
          held={plan.moves.find(({ visit }) => visit.id === changing.id)?.held ?? null}
          onClose={() => setChanging(null)}
          onHeld={(answer) => {
            moves.replace(changing.id, answer);
            setChanging(null);
          }}
        />
      )}
    </Stack>
  );
}

interface MoveRowProps {
  readonly move: PlannedMove;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onChange: () => void;
}

function MoveRow({ move, onChoose, onChange }: MoveRowProps) {
  const titleOf = useDoctorTitle();
  const { visit, held, isChosen } = move;
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={`Remarcar ${visitName(visit)}`}
          checked={isChosen}
          disabled={held === null}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <PatientName visit={visit} />
        <Text size="xs" c="dimmed">
          {visit.phone ?? 'Sem telefone'}
        </Text>
      </Table.Td>
      <Table.Td>
        {whenInWords(visit)}
        <Text size="xs" c="dimmed">
          {visit.specialtyName}
        </Text>
      </Table.Td>
      <Table.Td>
        {held === null ? (
          <Text inherit c="dimmed">
            Nenhum horário livre encontrado
          </Text>
        ) : (
          <>
            <Text inherit fw={600} {...(!isChosen && { td: 'line-through', c: 'dimmed' })}>
              {whenInWords(held)}
            </Text>
            <Text size="xs" c="dimmed">
              {titleOf(held)}, {held.locationName}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td>
        <Button
          size="xs"
          variant="default"
          onClick={onChange}
          aria-label={`Escolher outro horário para ${visitName(visit)}`}
        >
          Escolher outro
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
