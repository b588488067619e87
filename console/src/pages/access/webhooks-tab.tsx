import { Badge, Button, Card, Code, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { WebhooksView, WebhookView } from '../../../../src/web/contract/webhooks.ts';
import { api } from '../../api/client.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { DeliveryLog, deliveriesOf } from './delivery-log.tsx';
import { SecretOnce, type ShownSecret } from './secret-once.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { EVENT_WORDS } from './words.ts';

const LIST = new Intl.ListFormat('pt-BR');

export const WEBHOOKS = ['webhooks'] as const;

/** The systems that are told what happens to visits. */
export function WebhooksTab() {
  const webhooks = useQuery({ queryKey: WEBHOOKS, queryFn: () => api.get<WebhooksView>('/webhooks') });
  const [edited, setEdited] = useState<WebhookView | 'new' | null>(null);
  const [secret, setSecret] = useState<ShownSecret | null>(null);
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={640}>
          Quando uma consulta é marcada, remarcada, cancelada ou confirmada, outro sistema recebe um aviso
          assinado, sem nome, CPF nem telefone do paciente.
        </Text>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
          Novo webhook
        </Button>
      </Group>
      <Shown query={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title="Nenhum webhook ainda." />
          ) : (
            items.map((webhook) => (
              <WebhookCard key={webhook.id} webhook={webhook} onEdit={() => setEdited(webhook)} />
            ))
          )
        }
      </Shown>
      <WebhookForm edited={edited} onClose={() => setEdited(null)} onSecret={setSecret} />
      <SecretOnce shown={secret} onClose={() => setSecret(null)} />
    </Stack>
  );
}

interface WebhookCardProps {
  readonly webhook: WebhookView;
  readonly onEdit: () => void;
}

function WebhookCard({ webhook, onEdit }: WebhookCardProps) {
  const [logShown, setLogShown] = useState(false);
  const { ping, remove } = useDeeds(webhook, () => setLogShown(true));
  const host = new URL(webhook.url).host;
  return (
    <Card withBorder component="section" aria-label={`Webhook ${host}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {webhook.url}
          </Code>
          <Badge color={webhook.active ? 'teal' : 'gray'} variant="light" miw="max-content">
            {webhook.active ? 'Ativo' : 'Pausado'}
          </Badge>
        </Group>
        <Text size="sm">
          Avisa de: {LIST.format(webhook.events.map((event) => EVENT_WORDS[event].toLowerCase()))}. Criado por{' '}
          {webhook.createdBy}.
        </Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => setLogShown(!logShown)}
            aria-expanded={logShown}
          >
            {logShown ? 'Esconder envios' : 'Ver envios'}
          </Button>
          <Button size="compact-sm" variant="light" onClick={ping} disabled={!webhook.active}>
            Enviar um teste
          </Button>
          <Button size="compact-sm" variant="default" onClick={onEdit}>
            Editar
          </Button>
          <Button size="compact-sm" variant="light" color="red" onClick={remove}>
            Excluir
          </Button>
        </Group>
        {logShown && <DeliveryLog webhookId={webhook.id} />}
      </Stack>
    </Card>
  );
}

function useDeeds({ id, url }: WebhookView, showLog: () => void) {
  const queries = useQueryClient();
  const ping = useMutation({
    mutationFn: () => api.post(`/webhooks/${id}/ping`),
    onSuccess: async () => {
      showLog();
      await queries.invalidateQueries({ queryKey: deliveriesOf(id) });
    },
    onError: tellTrouble,
  });
  const remove = useMutation({
    mutationFn: () => api.delete(`/webhooks/${id}`),
    onSuccess: () => tellDone('Webhook excluído.'),
    onError: tellTrouble,
    onSettled: () => queries.invalidateQueries({ queryKey: WEBHOOKS }),
  });
  const askToRemove = () =>
    modals.openConfirmModal({
      title: 'Excluir o webhook',
      children: (
        <Text size="sm">{new URL(url).host} não recebe mais avisos, e o registro dos envios some.</Text>
      ),
      labels: { confirm: 'Excluir', cancel: 'Voltar' },
      confirmProps: { color: 'red' },
      ...DIALOG_PARTS,
      onConfirm: () => remove.mutate(),
    });
  return { ping: () => ping.mutate(), remove: askToRemove };
}
