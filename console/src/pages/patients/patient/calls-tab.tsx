import { Anchor, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Call, CallPage } from '../../../../../src/web/contract/calls.ts';
import { api } from '../../../api/client.ts';
import { shownMoment } from '../../../parts/formats.ts';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useSession } from '../../../session/session.ts';

/** When this patient called, and how it ended. */
export function CallsTab({ patientId }: { readonly patientId: string }) {
  const pages = useInfiniteQuery({
    queryKey: ['calls', 'of-patient', patientId],
    queryFn: ({ pageParam }) => api.get<CallPage>('/calls', { patientId, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Shown query={pages}>
      {(data) => {
        const calls = data.pages.flatMap(({ items }) => items);
        if (calls.length === 0) return <Nothing title="Nenhuma ligação deste paciente." />;
        return (
          <>
            <Calls calls={calls} />
            <MoreButton query={pages} label="Mostrar mais antigas" />
          </>
        );
      }}
    </Shown>
  );
}

const callPath = (id: string): string =>
  `/ligacoes?${new URLSearchParams({ aba: 'historico', ligacao: id })}`;

const ENDINGS: Readonly<Record<NonNullable<Call['outcome']>, string>> = {
  goodbye: 'terminou com despedida',
  attendant: 'foi para um atendente',
  callback: 'pediu para ligarmos',
  'hung-up': 'desligou',
  failed: 'houve uma falha nossa',
  interrupted: 'foi interrompida',
};

const endingOf = ({ outcome, gaveUp }: Call): string => {
  if (outcome === null) return 'em andamento';
  return gaveUp ? 'desligou sem conseguir' : ENDINGS[outcome];
};

function Calls({ calls }: { readonly calls: readonly Call[] }) {
  const { data } = useSession();
  const zone = data?.clinic?.zone ?? 'UTC';
  return (
    <WideTable
      minWidth={600}
      aria-label="Ligações do paciente"
      columns={['Quando', 'Como terminou', 'Última pergunta', 'Duração']}
    >
      {calls.map((call) => (
        <Table.Tr key={call.id}>
          <Table.Td>
            <Anchor component={Link} to={callPath(call.id)} size="sm">
              {shownMoment(call.startedAt, zone)}
            </Anchor>
          </Table.Td>
          <Table.Td>{endingOf(call)}</Table.Td>
          <Table.Td>{call.question?.words ?? '–'}</Table.Td>
          <Table.Td>{durationOf(call)}</Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

function durationOf({ startedAt, endedAt }: Call): string {
  if (endedAt === null) return '–';
  const seconds = Math.round((endedAt - startedAt) / 1_000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
