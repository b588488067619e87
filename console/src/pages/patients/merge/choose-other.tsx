import { Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Nothing, Shown } from '../../../parts/states.tsx';
import { useFound } from '../api.ts';
import { PatientList, useListBelow } from '../patient-list.tsx';
import { patientPath } from '../words.ts';

/** Finds the other registration of the same person. */
export function ChooseOther({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const { list, enter } = useListBelow();
  const found = useFound(text);
  return (
    <Stack>
      <TextInput
        label="Procurar o outro cadastro da mesma pessoa"
        description="Nome, CPF ou telefone"
        type="search"
        autoFocus
        autoComplete="off"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={enter}
      />
      {text.trim() === '' ? (
        <Text c="dimmed">Depois de escolher, você compara os dois antes de unir.</Text>
      ) : (
        <Shown query={found}>
          {({ items }) => {
            const others = items.filter((patient) => patient.id !== id);
            if (others.length === 0) return <Nothing title="Nenhum outro cadastro encontrado." />;
            return (
              <PatientList
                label="Outros cadastros"
                patients={others}
                pathOf={(other) => `${patientPath(id)}/unir?${new URLSearchParams({ com: other.id })}`}
                ref={list}
              />
            );
          }}
        </Shown>
      )}
    </Stack>
  );
}
