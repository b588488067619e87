import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots, IconPencil } from '@tabler/icons-react';
import type { OneTimePassword, UserView } from '../../../../src/web/contract/users.ts';
import { api } from '../../api/client.ts';
import { DIALOG_PARTS } from '../../parts/dialog.tsx';
import { tellDone, tellTrouble } from '../../parts/told.ts';
import { useMe } from '../../session/session.ts';
import type { ShownSecret } from './secret-once.tsx';
import { USERS } from './users-tab.tsx';

interface UserMenuProps {
  readonly user: UserView;
  readonly onEdit: () => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

/** What can be done for a user, or against one. */
export function UserMenu({ user, onEdit, onSecret }: UserMenuProps) {
  const me = useMe();
  const deeds = useDeeds(user, onSecret);
  const isMe = user.id === me.id;
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="subtle" aria-label={`Editar ${user.name}`} onClick={onEdit}>
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Mais ações para ${user.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={isMe} onClick={deeds.resetPassword}>
            Nova senha provisória
          </Menu.Item>
          <Menu.Item disabled={!user.totp} onClick={deeds.switchTotpOff}>
            Desligar o autenticador
          </Menu.Item>
          <Menu.Item disabled={isMe} onClick={deeds.endSessions}>
            Encerrar as sessões
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

/** Each asks once more, since it puts somebody out or opens a door. */
function useDeeds({ id, name }: UserView, onSecret: (secret: ShownSecret) => void) {
  const queries = useQueryClient();
  const deed = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onError: tellTrouble,
    onSettled: () => queries.invalidateQueries({ queryKey: USERS }),
  });
  const ask = (title: string, words: string, confirm: string, work: () => Promise<void>) =>
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{words}</Text>,
      labels: { confirm, cancel: 'Voltar' },
      ...DIALOG_PARTS,
      onConfirm: () => deed.mutate(work),
    });
  return {
    resetPassword: () =>
      ask(
        'Nova senha provisória',
        `A senha de ${name} deixa de valer, e as sessões dessa pessoa terminam.`,
        'Gerar senha',
        async () => {
          const { password } = await api.post<OneTimePassword>(`/users/${id}/password`);
          onSecret({
            title: 'Senha provisória',
            about: `Entregue a ${name}. Ao entrar, será preciso escolher outra.`,
            secret: password,
          });
        },
      ),
    switchTotpOff: () =>
      ask(
        'Desligar o autenticador',
        `Para quem perdeu o celular: ${name} passa a entrar só com a senha. Confirme antes que é mesmo essa pessoa quem pede.`,
        'Desligar',
        async () => {
          await api.delete(`/users/${id}/totp`);
          tellDone(`O autenticador de ${name} foi desligado.`);
        },
      ),
    endSessions: () =>
      ask(
        'Encerrar as sessões',
        `${name} sai de todos os navegadores em que entrou, e pode entrar de novo com a senha.`,
        'Encerrar',
        async () => {
          await api.delete(`/users/${id}/sessions`);
          tellDone(`As sessões de ${name} foram encerradas.`);
        },
      ),
  };
}
