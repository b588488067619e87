import { ActionIcon, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PatientSheet } from '../../../../../src/web/contract/patients.ts';
import { api } from '../../../api/client.ts';
import { wordsOf } from '../../../api/problem.ts';
import { tellDone, tellTrouble } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { usePatientsAnew } from '../api.ts';
import { shownPhone } from '../words.ts';

/** Numbers the clinic was told, and numbers the patient has called from. */
export function PhonesCard({ sheet }: { readonly sheet: PatientSheet }) {
  const readAnew = usePatientsAnew();
  const canWrite = useMay()('patients:write');
  const remove = useMutation({
    mutationFn: (number: string) => api.post(`/patients/${sheet.id}/phones/removal`, { number }),
    onSuccess: () => {
      tellDone('Telefone removido.');
      return readAnew();
    },
    onError: tellTrouble,
  });
  const register = useAddPhone(sheet.id);
  return (
    <Card withBorder p="lg">
      <Title order={2} size="h4" mb="sm">
        Telefones
      </Title>
      <Stack gap="xs">
        {sheet.phones.length === 0 && <Text c="dimmed">Nenhum telefone.</Text>}
        {sheet.phones.map(({ number, registered }) => (
          <Group key={number} justify="space-between" wrap="nowrap">
            <Text>
              {shownPhone(number)}{' '}
              <Text span size="sm" c="dimmed">
                {registered ? 'cadastrado' : 'já ligou daqui'}
              </Text>
            </Text>
            {canWrite && (
              <Group gap="xs" wrap="nowrap">
                {!registered && (
                  <Button size="compact-sm" variant="default" onClick={() => register.mutate(number)}>
                    Cadastrar
                  </Button>
                )}
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={`Remover o telefone ${shownPhone(number)}`}
                  onClick={() => remove.mutate(number)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            )}
          </Group>
        ))}
        {canWrite && <AddPhone patientId={sheet.id} />}
      </Stack>
    </Card>
  );
}

function useAddPhone(patientId: string) {
  const readAnew = usePatientsAnew();
  return useMutation({
    mutationFn: (number: string) => api.post(`/patients/${patientId}/phones`, { number }),
    onSuccess: () => {
      tellDone('Telefone cadastrado.');
      return readAnew();
    },
  });
}

function AddPhone({ patientId }: { readonly patientId: string }) {
  const [number, setNumber] = useState('');
  const add = useAddPhone(patientId);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(number, { onSuccess: () => setNumber('') });
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Outro telefone, com DDD"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={number}
          onChange={({ currentTarget }) => setNumber(currentTarget.value)}
          error={add.error !== null && wordsOf(add.error).detail}
          flex={1}
        />
        <Button
          type="submit"
          variant="default"
          loading={add.isPending}
          disabled={number.trim() === ''}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Adicionar
        </Button>
      </Group>
    </form>
  );
}
