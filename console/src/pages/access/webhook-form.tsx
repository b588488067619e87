import { Checkbox, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  RegisteredWebhook,
  WebhookEditBody,
  WebhookView,
} from '../../../../src/web/contract/webhooks.ts';
import { api } from '../../api/client.ts';
import { DialogForm, EditDialog } from '../../parts/edit-dialog.tsx';
import { tellDone } from '../../parts/told.ts';
import type { ShownSecret } from './secret-once.tsx';
import { WEBHOOKS } from './webhooks-tab.tsx';
import { EVENT_WORDS } from './words.ts';

type Values = Omit<WebhookEditBody, 'version'>;

const EVENTS: Values['events'] = ['booked', 'moved', 'cancelled', 'confirmed'];

interface WebhookFormProps {
  /** Null: none, and the form is closed. */
  readonly edited: WebhookView | 'new' | null;
  readonly onClose: () => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

const TITLES = { new: 'Novo webhook', known: 'Editar webhook' };

export function WebhookForm({ edited, ...rest }: WebhookFormProps) {
  return (
    <EditDialog edited={edited} titles={TITLES} onClose={rest.onClose}>
      {(webhook) => <Fields webhook={webhook} {...rest} />}
    </EditDialog>
  );
}

interface FieldsProps extends Omit<WebhookFormProps, 'edited'> {
  /** Null: a new one. */
  readonly webhook: WebhookView | null;
}

function Fields({ webhook, onClose, onSecret }: FieldsProps) {
  const form = useForm<Values>({
    initialValues: {
      url: webhook?.url ?? '',
      events: webhook?.events ?? EVENTS,
      active: webhook?.active ?? true,
    },
    validate: { events: (chosen) => (chosen.length > 0 ? null : 'Escolha ao menos um aviso.') },
  });
  const save = useSaveWebhook(webhook, onClose, onSecret);
  return (
    <DialogForm
      saving={save}
      submitLabel={webhook === null ? 'Criar webhook' : 'Salvar'}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onCancel={onClose}
    >
      <TextInput
        label="Endereço"
        description="Começa com https:// e se alcança pela internet"
        placeholder="https://sistema.exemplo.com.br/avisos"
        inputMode="url"
        required
        data-autofocus
        {...form.getInputProps('url')}
      />
      <Checkbox.Group label="Avisar quando" {...form.getInputProps('events')}>
        <Stack gap="xs" mt="xs">
          {EVENTS.map((event) => (
            <Checkbox key={event} value={event} label={EVENT_WORDS[event]} />
          ))}
        </Stack>
      </Checkbox.Group>
      {webhook !== null && (
        <Switch
          label="Ativo"
          description="O que acontece durante uma pausa não é avisado depois"
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      )}
    </DialogForm>
  );
}

function useSaveWebhook(
  webhook: WebhookView | null,
  onClose: () => void,
  onSecret: (secret: ShownSecret) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ url, events, active }: Values) => {
      if (webhook === null) return api.post<RegisteredWebhook>('/webhooks', { url, events });
      await api.put(`/webhooks/${webhook.id}`, { url, events, active, version: webhook.version });
      return null;
    },
    onSuccess: (registered) => {
      onClose();
      if (registered === null) return tellDone('Webhook alterado.');
      onSecret({
        title: 'Segredo do webhook',
        about: 'Com ele o outro sistema confere que o aviso veio mesmo desta clínica (Standard Webhooks).',
        secret: registered.secret,
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: WEBHOOKS }),
  });
}
