import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PatientsFound, PatientSummary } from '../../../../src/web/contract/patients.ts';
import { api } from '../../api/client.ts';
import { wordsOf } from '../../api/problem.ts';
import { shownDate } from '../../parts/formats.ts';

export interface ChosenPatient {
  readonly id: string;
  readonly name: string;
}

interface PatientFieldProps {
  readonly value: ChosenPatient | null;
  readonly onChange: (patient: ChosenPatient | null) => void;
  readonly error?: string | null;
}

const LEAST_LETTERS = 2;
const TYPING_MS = 200;

function usePatients(text: string) {
  const [settled] = useDebouncedValue(text.trim(), TYPING_MS);
  return useQuery({
    queryKey: ['patients', 'to-book', settled],
    queryFn: () => api.post<PatientsFound>('/patients/search', { text: settled, limit: 8 }),
    enabled: settled.length >= LEAST_LETTERS,
    placeholderData: keepPreviousData,
  });
}

/** Finds a patient as one types a name, a CPF or a telephone. */
export function PatientField({ value, onChange, error }: PatientFieldProps) {
  const [text, setText] = useState(value?.name ?? '');
  const isTyped = text !== (value?.name ?? '');
  const found = usePatients(isTyped ? text : '');
  const items = isTyped ? (found.data?.items ?? []) : [];
  const byId = new Map(items.map((item) => [item.id, item]));
  const known = value === null || byId.has(value.id) ? [] : [{ value: value.id, label: value.name }];
  return (
    <Stack gap={4}>
      <Select
        label="Paciente"
        description="Nome, CPF ou telefone"
        data-autofocus
        searchable
        searchValue={text}
        onSearchChange={setText}
        value={value?.id ?? null}
        onChange={(id) => onChange(id === null ? null : (byId.get(id) ?? value))}
        data={[...items.map(({ id, name }) => ({ value: id, label: name })), ...known]}
        filter={({ options }) => options}
        renderOption={({ option }) => <Found patient={byId.get(option.value)} name={option.label} />}
        openOnFocus={false}
        error={error}
        clearable
        clearButtonProps={{ 'aria-label': 'Limpar paciente' }}
      />
      <Text role="status" size="sm">
        {isTyped && items.length === 0 && hint(text, found)}
      </Text>
      <Anchor component={Link} to={newPatient(value === null ? text : '')} size="sm" w="fit-content" py={4}>
        Cadastrar paciente
      </Anchor>
    </Stack>
  );
}

const newPatient = (name: string): string =>
  /\p{L}/u.test(name) ? `/pacientes/novo?${new URLSearchParams({ nome: name })}` : '/pacientes/novo';

interface Search {
  readonly error: unknown;
  readonly data: PatientsFound | undefined;
  readonly isFetching: boolean;
}

function hint(text: string, { error, data, isFetching }: Search): string {
  if (text.trim().length < LEAST_LETTERS) return 'Digite ao menos duas letras ou quatro números.';
  if (error !== null) return wordsOf(error).title;
  return data === undefined || isFetching ? 'Procurando…' : 'Ninguém encontrado.';
}

function Found({ patient, name }: { readonly patient: PatientSummary | undefined; readonly name: string }) {
  if (patient === undefined) return <Text size="sm">{name}</Text>;
  return (
    <div>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Group gap="xs">
        <Text size="xs">CPF {patient.cpf}</Text>
        <Text size="xs">nasc. {shownDate(patient.birthDate)}</Text>
        {patient.phones[0] !== undefined && <Text size="xs">tel. {patient.phones[0]}</Text>}
      </Group>
    </div>
  );
}
