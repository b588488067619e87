import { Badge, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { UsersView, UserView } from '../../../../src/web/contract/users.ts';
import { api } from '../../api/client.ts';
import { shownMoment } from '../../parts/formats.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import { WideTable } from '../../parts/wide-table.tsx';
import { useZone } from '../../session/session.ts';
import { SecretOnce, type ShownSecret } from './secret-once.tsx';
import { UserForm } from './user-form.tsx';
import { UserMenu } from './user-menu.tsx';
import { ROLE_WORDS } from './words.ts';

export const USERS = ['users'] as const;

/** The people: who, as what, and when they last came in. */
export function UsersTab() {
  const users = useQuery({ queryKey: USERS, queryFn: () => api.get<UsersView>('/users') });
  const [wanted, setWanted] = useState('');
  const [edited, setEdited] = useState<UserView | 'new' | null>(null);
  const [secret, setSecret] = useState<ShownSecret | null>(null);
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        <TextInput
          label="Procurar usuário"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
          Novo usuário
        </Button>
      </Group>
      <Shown query={users}>
        {({ items, doctors }) => (
          <>
            <UserTable
              users={items.filter((user) => matches(user, wanted))}
              onEdit={setEdited}
              onSecret={setSecret}
            />
            <UserForm
              edited={edited}
              doctors={doctors}
              onClose={() => setEdited(null)}
              onSecret={setSecret}
            />
          </>
        )}
      </Shown>
      <SecretOnce shown={secret} onClose={() => setSecret(null)} />
    </Stack>
  );
}

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

const matches = ({ name, login }: UserView, wanted: string): boolean =>
  plain(`${name} ${login}`).includes(plain(wanted.trim()));

interface UserTableProps {
  readonly users: readonly UserView[];
  readonly onEdit: (user: UserView) => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

function UserTable({ users, onEdit, onSecret }: UserTableProps) {
  const zone = useZone();
  if (users.length === 0) return <Nothing title="Nenhum usuário com esse nome." />;
  return (
    <WideTable
      minWidth={720}
      verticalSpacing="sm"
      columns={['Nome', 'Login', 'Perfil', 'Situação', 'Última entrada', 'Ações']}
    >
      {users.map((user) => (
        <Table.Tr key={user.id}>
          <Table.Td>{user.name}</Table.Td>
          <Table.Td>{user.login}</Table.Td>
          <Table.Td>{ROLE_WORDS[user.role]}</Table.Td>
          <Table.Td>
            <Situation user={user} />
          </Table.Td>
          <Table.Td>
            {user.lastLoginAt === null ? (
              <Text size="sm" c="dimmed">
                nunca
              </Text>
            ) : (
              shownMoment(user.lastLoginAt, zone)
            )}
          </Table.Td>
          <Table.Td>
            <UserMenu user={user} onEdit={() => onEdit(user)} onSecret={onSecret} />
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

function Situation({ user }: { readonly user: UserView }) {
  return (
    <Group gap={6}>
      <Badge color={user.active ? 'teal' : 'gray'} variant="light" miw="max-content">
        {user.active ? 'Ativo' : 'Desativado'}
      </Badge>
      {user.mustChangePassword && (
        <Badge color="yellow" variant="light" miw="max-content">
          Senha provisória
        </Badge>
      )}
      {user.totp && (
        <Badge color="petrol" variant="light" miw="max-content">
          Autenticador
        </Badge>
      )}
    </Group>
  );
}
