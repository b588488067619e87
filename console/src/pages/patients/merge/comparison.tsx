import { Alert, Button, Checkbox, Group, List, Stack, Table, Text } from '@mantine/core';
import { IconSwitchHorizontal } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MergePreview, MergeRequest, PatientSheet } from '../../../../../src/web/contract/patients.ts';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { shownCpf, shownDate } from '../../../parts/formats.ts';
import { Shown, Trouble } from '../../../parts/states.tsx';
import { tellDone } from '../../../parts/told.ts';
import { useMergePreview, usePatientsAnew } from '../api.ts';
import { patientPath, shownPhone } from '../words.ts';

interface ComparisonProps {
  readonly fromId: string;
  readonly intoId: string;
  readonly onSwap: () => void;
}

/** The two side by side, what would be carried over, and the deed. */
export function Comparison({ fromId, intoId, onSwap }: ComparisonProps) {
  const preview = useMergePreview(fromId, intoId);
  return (
    <Shown query={preview}>
      {(data) => (
        <Stack maw={900}>
          <SideBySide preview={data} />
          <Group>
            <Button
              variant="default"
              onClick={onSwap}
              leftSection={<IconSwitchHorizontal size={18} aria-hidden />}
            >
              Trocar: fica o outro
            </Button>
          </Group>
          <Moves preview={data} />
          {data.conflicts.length > 0 ? (
            <Conflicts preview={data} />
          ) : (
            <Deed key={data.version} preview={data} onChanged={() => void preview.refetch()} />
          )}
        </Stack>
      )}
    </Shown>
  );
}

const ROWS: readonly { readonly label: string; readonly of: (sheet: PatientSheet) => string }[] = [
  { label: 'Nome', of: ({ name }) => name },
  { label: 'CPF', of: ({ cpf }) => shownCpf(cpf) },
  { label: 'Nascimento', of: ({ birthDate }) => shownDate(birthDate) },
  {
    label: 'Telefones',
    of: ({ phones }) => phones.map(({ number }) => shownPhone(number)).join(', ') || 'nenhum',
  },
  { label: 'Senha do telefone', of: ({ hasPin }) => (hasPin ? 'tem' : 'não tem') },
];

function SideBySide({ preview: { from, into } }: { readonly preview: MergePreview }) {
  return (
    <Table.ScrollContainer minWidth={340} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table withTableBorder withColumnBorders aria-label="Os dois cadastros, lado a lado">
        <Table.Thead>
          <Table.Tr>
            <Table.Td w={96} />
            <Table.Th scope="col">Fica</Table.Th>
            <Table.Th scope="col">Será unido a ele e apagado</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROWS.map(({ label, of }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td fw={600}>{of(into)}</Table.Td>
              <Table.Td {...(of(from) !== of(into) && { bg: 'var(--mantine-color-yellow-light)' })}>
                {of(from)}
                {of(from) !== of(into) && (
                  <Text span size="sm">
                    {' '}
                    (diferente)
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** What is carried over, one line each. */
function movesOf({ moves }: MergePreview): string[] {
  return [
    ...counted(moves.visits, 'consulta', 'consultas'),
    ...counted(moves.phones, 'telefone', 'telefones'),
    ...counted(moves.calls, 'ligação', 'ligações'),
    ...counted(moves.callbacks, 'pedido de retorno', 'pedidos de retorno'),
    ...counted(moves.unscheduled, 'consulta sem horário', 'consultas sem horário'),
    ...(moves.pin ? ['a senha do telefone'] : []),
  ];
}

function Moves({ preview }: { readonly preview: MergePreview }) {
  const moves = movesOf(preview);
  return (
    <div>
      <Text fw={600}>Passa para o cadastro que fica:</Text>
      <List>
        {moves.map((move) => (
          <List.Item key={move}>{move}</List.Item>
        ))}
        {moves.length === 0 && (
          <List.Item>nada: o outro cadastro não tem consultas nem telefones só dele</List.Item>
        )}
      </List>
      <Text mt="xs">Nome, CPF e nascimento do cadastro que fica não mudam.</Text>
    </div>
  );
}

function Conflicts({ preview: { conflicts } }: { readonly preview: MergePreview }) {
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title="Os dois têm consultas no mesmo horário. Cancele ou remarque uma delas antes de unir."
    >
      <List>
        {conflicts.map(({ date, from, into }) => (
          <List.Item key={`${date} ${into.time} ${from.time}`}>
            {shownDate(date)}: {into.time} com {into.doctor}, e {from.time} com {from.doctor}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Deed({ preview, onChanged }: { readonly preview: MergePreview; readonly onChanged: () => void }) {
  const { from, into, version } = preview;
  const [sure, setSure] = useState(false);
  const navigate = useNavigate();
  const readAnew = usePatientsAnew();
  const merge = useMutation({
    mutationFn: () =>
      api.post(`/patients/${from.id}/merge`, { intoId: into.id, version } satisfies MergeRequest),
    onSuccess: async () => {
      tellDone('Os cadastros foram unidos.');
      await navigate(patientPath(into.id), { replace: true });
      await readAnew();
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.body.status === 409) onChanged();
    },
  });
  return (
    <Stack align="flex-start">
      <Checkbox
        checked={sure}
        onChange={({ currentTarget }) => setSure(currentTarget.checked)}
        label="Conferi: os dois cadastros são da mesma pessoa. Unir não tem volta."
      />
      {merge.error !== null && <Trouble error={merge.error} />}
      <Button color="red.9" disabled={!sure} loading={merge.isPending} onClick={() => merge.mutate()}>
        Unir os cadastros
      </Button>
    </Stack>
  );
}
