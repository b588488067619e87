import { Alert, Button, Center, Group, Select, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { PromptClip, PromptList } from '../../../../src/web/contract/prompts.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Nothing } from '../../parts/states.tsx';
import { tellTrouble } from '../../parts/told.ts';
import { PromptTable } from './prompt-table.tsx';
import { usePlayer } from './use-player.ts';
import { matching, SOURCES, TROUBLED, type PromptFilters } from './words.ts';

/** So many at once: a language has nine hundred. */
const SHOWN_AT_ONCE = 50;

const NO_FILTERS: PromptFilters = { search: '', group: null, source: null };

export function PromptBrowser({ list: { language, clips } }: { readonly list: PromptList }) {
  const [filters, setFilters] = useState(NO_FILTERS);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const player = usePlayer(() => tellTrouble(notPlayed()));
  const found = matching(clips, filters);
  const change = (some: Partial<PromptFilters>) => {
    setFilters((before) => ({ ...before, ...some }));
    setMost(SHOWN_AT_ONCE);
  };
  return (
    <>
      <Troubled clips={clips} show={() => change({ ...NO_FILTERS, source: TROUBLED })} />
      <Filters clips={clips} filters={filters} change={change} />
      <Text role="status" aria-live="polite" size="sm" c="dimmed">
        {howMany(found.length, clips.length)}
      </Text>
      {found.length === 0 ? (
        <Nothing title="Nenhuma gravação com esses filtros" />
      ) : (
        <PromptTable language={language} clips={found.slice(0, most)} player={player} />
      )}
      {found.length > most && (
        <Center>
          <Button variant="default" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
            Mostrar mais
          </Button>
        </Center>
      )}
    </>
  );
}

const notPlayed = () =>
  new ApiProblem({
    type: 'about:blank#not-played',
    status: 0,
    code: 'not-played',
    title: 'O navegador não conseguiu tocar a gravação.',
    detail: 'Confira a saída de som e tente de novo.',
  });

const howMany = (found: number, all: number): string =>
  found === all ? `${all} gravações.` : `${found} de ${all} gravações.`;

function Troubled({ clips, show }: { readonly clips: readonly PromptClip[]; readonly show: () => void }) {
  const count = clips.filter(({ complaint }) => complaint !== null).length;
  if (count === 0) return null;
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={count === 1 ? '1 gravação pede atenção' : `${count} gravações pedem atenção`}
    >
      <Group justify="space-between">
        <Text size="sm">
          O nome que não tem gravação é dito pela posição: “o segundo profissional”. As outras tocam como
          estão.
        </Text>
        <Button size="xs" variant="default" onClick={show}>
          Mostrar
        </Button>
      </Group>
    </Alert>
  );
}

interface FiltersProps {
  readonly clips: readonly PromptClip[];
  readonly filters: PromptFilters;
  readonly change: (some: Partial<PromptFilters>) => void;
}

function Filters({ clips, filters, change }: FiltersProps) {
  const groups = [...new Set(clips.map(({ group }) => group))];
  return (
    <Group align="end">
      <TextInput
        label="Procurar (opcional)"
        placeholder="Palavras ou nome do arquivo"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filters.search}
        onChange={({ currentTarget }) => change({ search: currentTarget.value })}
        w={{ base: '100%', sm: 300 }}
      />
      <Select
        label="Grupo (opcional)"
        placeholder="Todos"
        data={groups}
        value={filters.group}
        onChange={(group) => change({ group })}
      />
      <Select
        label="Gravação (opcional)"
        placeholder="Qualquer"
        data={[
          { value: TROUBLED, label: 'Pede atenção' },
          ...Object.entries(SOURCES).map(([value, { words }]) => ({ value, label: words })),
        ]}
        value={filters.source}
        onChange={(source) => change({ source })}
      />
      {(filters.search !== '' || filters.group !== null || filters.source !== null) && (
        <Button variant="subtle" onClick={() => change(NO_FILTERS)}>
          Limpar filtros
        </Button>
      )}
    </Group>
  );
}
