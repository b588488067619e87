import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Erased, Erasure, PatientSheet } from '../../../../../src/web/contract/patients.ts';
import { api } from '../../../api/client.ts';
import { saveFile } from '../../../parts/csv-file.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Trouble } from '../../../parts/states.tsx';
import { tellDone, tellTrouble } from '../../../parts/told.ts';
import { usePatientsAnew } from '../api.ts';

/** What the law (LGPD, art. 18) lets a patient ask: all that is kept about them, and that it be erased. */
export function PrivacyTab({ sheet }: { readonly sheet: PatientSheet }) {
  const [open, { open: ask, close }] = useDisclosure();
  const save = useMutation({
    mutationFn: () => api.get<object>(`/patients/${sheet.id}/export`),
    onSuccess: (file) =>
      saveFile(
        new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }),
        `paciente-${sheet.id}.json`,
      ),
    onError: tellTrouble,
  });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Card withBorder p="lg">
        <Title order={2} size="h4" mb="sm">
          Entregar os dados
        </Title>
        <Text mb="md">
          Um arquivo com tudo o que guardamos: cadastro, consultas, ligações e o que foi dito nelas, pedidos
          de retorno e quem da clínica viu ou mudou o quê. A senha não vai junto.
        </Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          Baixar os dados
        </Button>
      </Card>
      <Card withBorder p="lg">
        <Title order={2} size="h4" mb="sm">
          Apagar os dados
        </Title>
        <Text mb="md">
          Apaga quem é o paciente: nome, CPF, nascimento, telefones, senha e o que foi dito nas ligações. As
          consultas futuras são canceladas; as passadas continuam nas contas da clínica, sem dizer de quem
          foram. O registro de auditoria fica.
        </Text>
        <Button color="red.9" leftSection={<IconTrash size={18} aria-hidden />} onClick={ask}>
          Apagar os dados…
        </Button>
      </Card>
      {open && (
        <Dialog onClose={close} title="Apagar os dados deste paciente">
          <EraseForm sheet={sheet} onCancel={close} />
        </Dialog>
      )}
    </SimpleGrid>
  );
}

function EraseForm({ sheet, onCancel }: { readonly sheet: PatientSheet; readonly onCancel: () => void }) {
  const navigate = useNavigate();
  const readAnew = usePatientsAnew();
  const [name, setName] = useState('');
  const erase = useMutation({
    mutationFn: () => api.post<Erased>(`/patients/${sheet.id}/erasure`, { name } satisfies Erasure),
    onSuccess: async ({ cancelled }) => {
      tellDone(
        cancelled === 0
          ? 'Os dados do paciente foram apagados.'
          : `Os dados do paciente foram apagados; consultas canceladas: ${cancelled}.`,
      );
      await navigate('/pacientes', { replace: true });
      await readAnew();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        erase.mutate();
      }}
    >
      <Stack>
        <Alert color="red" variant="light" title="Não há como desfazer.">
          Para confirmar, digite o nome do paciente: <strong>{sheet.name}</strong>
        </Alert>
        <TextInput
          label="Nome do paciente"
          data-autofocus
          autoComplete="off"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {erase.error !== null && <Trouble error={erase.error} />}
        <Group>
          <Button type="submit" color="red.9" loading={erase.isPending} disabled={name.trim() === ''}>
            Apagar para sempre
          </Button>
          <Button variant="default" onClick={onCancel}>
            Voltar
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
