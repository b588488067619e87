import { Button, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AuditChoices, AuditEntry, AuditPage as Found } from '../../../../src/web/contract/audit.ts';
import { api, withQuery } from '../../api/client.ts';
import { MoreButton } from '../../parts/more-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Nothing, Shown, Trouble } from '../../parts/states.tsx';
import { useSession } from '../../session/session.ts';
import { COLUMNS, EntryRow } from './entry-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useFilters, type Filters } from './use-filters.ts';

/** Who saw and changed what. Each search is itself written down: nothing here is read anew unasked. */
export default function AuditPage() {
  const [filters, change] = useFilters();
  const choices = useQuery({
    queryKey: ['audit', 'choices'],
    queryFn: () => api.get<AuditChoices>('/audit/choices'),
    staleTime: 60_000,
  });
  const found = useInfiniteQuery({
    queryKey: ['audit', 'entries', filters],
    queryFn: ({ pageParam }) => api.get<Found>('/audit', { ...filters, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Page title="Auditoria" tools={<CsvButton filters={filters} />}>
      <Text size="sm" c="dimmed" maw={760}>
        O que cada pessoa e cada programa viu e mudou. Os registros só se acrescentam: ninguém os altera nem
        apaga, e esta consulta também fica registrada.
      </Text>
      <FilterBar filters={filters} choices={choices.data} onChange={change} />
      <Shown query={found}>
        {({ pages }) => <Entries entries={pages.flatMap(({ items }) => items)} onChange={change} />}
      </Shown>
      {found.isFetchNextPageError && <Trouble error={found.error} retry={() => void found.fetchNextPage()} />}
      <MoreButton query={found} label="Mostrar mais antigos" />
    </Page>
  );
}

function CsvButton({ filters }: { readonly filters: Filters }) {
  return (
    <Button
      component="a"
      href={withQuery('/api/v1/audit.csv', filters)}
      download
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      Baixar CSV
    </Button>
  );
}

function Entries({
  entries,
  onChange,
}: {
  readonly entries: readonly AuditEntry[];
  readonly onChange: (change: Partial<Filters>) => void;
}) {
  const zone = useSession().data?.clinic?.zone ?? 'America/Sao_Paulo';
  if (entries.length === 0) return <Nothing title="Nenhum registro corresponde a estes filtros." />;
  return (
    <Table.ScrollContainer minWidth={340} type="native" tabIndex={0}>
      <Table verticalSpacing={6} horizontalSpacing={6} captionSide="top">
        <Table.Caption ta="left">Registros, do mais novo ao mais antigo</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} zone={zone} onChange={onChange} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
