import { Anchor, Badge, Button, Drawer, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import type { Callback, CallbackEdit } from '../../../../src/web/contract/callbacks.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { shownMoment } from '../../parts/formats.ts';
import { Shown } from '../../parts/states.tsx';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { useMe, useSession } from '../../session/session.ts';
import { useCallbackDetails, useWorkOnCallback } from './api.ts';
import { PatientName } from './call-parts.tsx';
import { useReading } from './reading.ts';
import { StateBadge } from './state-badge.tsx';

/** One request: the number to call, and what came of it. */
export function CallbackDrawer({ id, close }: { readonly id: string | null; readonly close: () => void }) {
  return (
    <Drawer opened={id !== null} onClose={close} position="right" title="Retorno" {...DIALOG_PARTS}>
      {id !== null && <Opened key={id} id={id} close={close} />}
    </Drawer>
  );
}

function Opened({ id, close }: { readonly id: string; readonly close: () => void }) {
  const query = useCallbackDetails(id);
  return (
    <Shown query={query}>
      {(callback) => <CallbackWork key={callback.version} callback={callback} close={close} />}
    </Shown>
  );
}

function CallbackWork({ callback, close }: { readonly callback: Callback; readonly close: () => void }) {
  const zone = useSession().data?.clinic?.zone ?? 'UTC';
  const { read } = useReading();
  const { patient, priority, phone, reason, requestedAt, callId } = callback;
  return (
    <Stack>
      <Group gap="xs">
        <StateBadge callback={callback} />
        {priority !== null && (
          <Badge color="orange" variant="light" miw="max-content">
            Prioridade {priority}
          </Badge>
        )}
      </Group>
      <Button
        component="a"
        href={`tel:${phone}`}
        size="lg"
        variant="light"
        leftSection={<IconPhone aria-hidden />}
        aria-label={`Ligar para ${shownPhone(phone)}`}
      >
        {shownPhone(phone)}
      </Button>
      <div>
        <PatientName patient={patient} />
        <Text>{reason}.</Text>
        <Text size="sm" c="dimmed">
          Pediu em {shownMoment(requestedAt, zone)}.
        </Text>
        <Anchor component="button" size="sm" onClick={() => (close(), read(callId))}>
          Ler a ligação
        </Anchor>
      </div>
      <WorkForm callback={callback} close={close} />
    </Stack>
  );
}

/** `85988880001` → `(85) 98888-0001`. */
const shownPhone = (digits: string): string => digits.replace(/^(\d{2})(\d{4,5})(\d{4})$/, '($1) $2-$3');

function WorkForm({ callback, close }: { readonly callback: Callback; readonly close: () => void }) {
  const me = useMe();
  const work = useWorkOnCallback();
  const [note, setNote] = useState(callback.note ?? '');
  const { id, state, version, by } = callback;
  const change = (next: CallbackEdit['state'], done: string, then: () => void = () => undefined) =>
    work.mutate(
      { id, state: next, note: note.trim() === '' ? null : note.trim(), version },
      {
        onSuccess() {
          tellDone(done);
          then();
        },
        onError: tellTrouble,
      },
    );
  const isMine = state === 'in-progress' && by?.id === me.id;
  return (
    <Stack>
      <Textarea
        label="Anotação (opcional)"
        description="O que foi combinado. Quem abrir este retorno vê."
        autosize
        minRows={3}
        maxLength={2_000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group>
        {state !== 'done' && (
          <Button loading={work.isPending} onClick={() => change('done', 'Retorno concluído.', close)}>
            Concluir
          </Button>
        )}
        {!isMine && state !== 'done' && (
          <Button variant="default" onClick={() => change('in-progress', 'O retorno agora é seu.')}>
            {state === 'new' ? 'Assumir' : `Assumir no lugar de ${by?.name ?? 'quem está'}`}
          </Button>
        )}
        {isMine && (
          <>
            <Button variant="default" onClick={() => change('in-progress', 'Anotação salva.')}>
              Salvar anotação
            </Button>
            <Button variant="default" onClick={() => change('new', 'O retorno voltou para a fila.', close)}>
              Devolver à fila
            </Button>
          </>
        )}
        {state === 'done' && (
          <Button variant="default" onClick={() => change('in-progress', 'Retorno reaberto: é seu.')}>
            Reabrir
          </Button>
        )}
      </Group>
    </Stack>
  );
}
