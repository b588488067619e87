import { Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AddedUser,
  NewUserBody,
  UserEditBody,
  UsersView,
  UserView,
} from '../../../../src/web/contract/users.ts';
import { api } from '../../api/client.ts';
import { DialogForm, EditDialog } from '../../parts/edit-dialog.tsx';
import { tellDone } from '../../parts/told.ts';
import type { ShownSecret } from './secret-once.tsx';
import { USERS } from './users-tab.tsx';
import { ROLE_WORDS } from './words.ts';

type Doctors = UsersView['doctors'];

interface UserFormProps {
  /** Null: nobody, and the form is closed. */
  readonly edited: UserView | 'new' | null;
  readonly doctors: Doctors;
  readonly onClose: () => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

const TITLES = { new: 'Novo usuário', known: 'Editar usuário' };

export function UserForm({ edited, ...rest }: UserFormProps) {
  return (
    <EditDialog edited={edited} titles={TITLES} onClose={rest.onClose}>
      {(user) => <Fields user={user} {...rest} />}
    </EditDialog>
  );
}

interface FieldsProps extends Omit<UserFormProps, 'edited'> {
  /** Null: a new one. */
  readonly user: UserView | null;
}

const ROLES = Object.entries(ROLE_WORDS).map(([value, label]) => ({ value, label }));

function Fields({ user, doctors, onClose, onSecret }: FieldsProps) {
  const form = useForm({
    initialValues: {
      login: user?.login ?? '',
      name: user?.name ?? '',
      role: user?.role ?? 'receptionist',
      doctorId: user?.doctorId ?? null,
      active: user?.active ?? true,
    },
  });
  const save = useSaveUser(user, onClose, onSecret);
  return (
    <DialogForm
      saving={save}
      submitLabel={user === null ? 'Criar usuário' : 'Salvar'}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onCancel={onClose}
    >
      <TextInput label="Nome" required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="Login"
        description="Letras sem acento, números, ponto ou hífen; não muda depois"
        required
        maxLength={63}
        disabled={user !== null}
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('login')}
      />
      <Select
        label="Perfil"
        data={ROLES}
        allowDeselect={false}
        required
        comboboxProps={{ withinPortal: true }}
        {...form.getInputProps('role')}
      />
      {form.values.role === 'doctor' && (
        <Select
          label="Agenda de"
          data={doctors.map(({ id, title }) => ({ value: id, label: title }))}
          searchable
          required
          nothingFoundMessage="Nenhum médico com esse nome"
          {...form.getInputProps('doctorId')}
        />
      )}
      {user !== null && (
        <Switch
          label="Pode entrar no console"
          description="Desligado, sai na hora; o nome continua na auditoria"
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      )}
    </DialogForm>
  );
}

type Values = Omit<UserEditBody, 'version'> & Pick<NewUserBody, 'login'>;

function useSaveUser(user: UserView | null, onClose: () => void, onSecret: (secret: ShownSecret) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ login, active, ...about }: Values) => {
      if (user === null) return api.post<AddedUser>('/users', { ...about, login });
      await api.put(`/users/${user.id}`, { ...about, active, version: user.version });
      return null;
    },
    onSuccess: (added, { name, login }) => {
      onClose();
      if (added === null) return tellDone(`${name}: alterações salvas.`);
      onSecret({
        title: 'Senha provisória',
        about: `Entregue a ${name}, que entra com o login ${login.trim().toLowerCase()} e escolhe outra senha.`,
        secret: added.password,
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: USERS }),
  });
}
