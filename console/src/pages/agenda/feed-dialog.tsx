import { Alert, Button, CopyButton, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agenda } from '../../../../src/web/contract/agenda.ts';
import { doctorTitle } from '../../parts/formats.ts';
import { Shown, Trouble } from '../../parts/states.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { tellDone } from '../../parts/told.ts';
import { makeFeed, revokeFeed, useFeed } from './api.ts';

interface FeedDialogProps {
  readonly agenda: Agenda;
  readonly doctorId: string | null;
  readonly onClose: () => void;
}

/** A secret address at which a doctor's own calendar reads the agenda. */
export function FeedDialog({ agenda, doctorId, onClose }: FeedDialogProps) {
  const [chosen, setChosen] = useState(
    doctorId ?? (agenda.doctors.length === 1 ? (agenda.doctors[0]?.id ?? null) : null),
  );
  return (
    <Dialog onClose={onClose} title="Link do calendário (iCal)" size="lg">
      <Stack>
        <Text size="sm">
          Com este link, o médico vê a própria agenda no calendário do celular ou do computador (Google,
          Apple, Outlook): “adicionar calendário por URL”. As consultas novas aparecem sozinhas. Quem tiver o
          link vê a agenda sem senha: entregue-o só ao médico.
        </Text>
        <Select
          label="Médico"
          data={agenda.doctors.map((doctor) => ({ value: doctor.id, label: doctorTitle(doctor) }))}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          searchable
        />
        {chosen !== null && <DoctorFeed key={chosen} doctorId={chosen} />}
      </Stack>
    </Dialog>
  );
}

function DoctorFeed({ doctorId }: { readonly doctorId: string }) {
  const queries = useQueryClient();
  const feed = useFeed(doctorId);
  const onSettled = () => queries.invalidateQueries({ queryKey: ['feed', doctorId] });
  const make = useMutation({ mutationFn: () => makeFeed(doctorId), onSettled });
  const revoke = useMutation({
    mutationFn: () => revokeFeed(doctorId),
    onSuccess: () => {
      make.reset();
      tellDone('O link deixou de funcionar.');
    },
    onSettled,
  });
  const url = make.data?.url ?? null;
  const error = make.error ?? revoke.error;
  return (
    <Shown query={feed}>
      {({ active }) => (
        <Stack>
          {error !== null && <Trouble error={error} />}
          {url !== null && <NewLink url={url} />}
          {url === null && (
            <Text>
              {active
                ? 'Este médico já tem um link. Por segurança ele não é mostrado de novo: se foi perdido, crie outro.'
                : 'Este médico ainda não tem link.'}
            </Text>
          )}
          <Group>
            <Button
              onClick={() => make.mutate()}
              loading={make.isPending}
              variant={url === null ? 'filled' : 'default'}
            >
              {active ? 'Criar outro link (o atual deixa de funcionar)' : 'Criar link'}
            </Button>
            {active && (
              <Button color="red" variant="light" onClick={() => revoke.mutate()} loading={revoke.isPending}>
                Desativar o link
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Shown>
  );
}

function NewLink({ url }: { readonly url: string }) {
  return (
    <Alert color="teal" title="Copie agora: o link só aparece esta vez">
      <Stack gap="xs">
        <TextInput
          label="Link"
          value={url}
          readOnly
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button onClick={copy} size="xs" variant="default">
              {copied ? 'Copiado' : 'Copiar link'}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
