import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Permission } from '../../../../src/office/principal.ts';
import type { IssuedToken, NewTokenBody } from '../../../../src/web/contract/tokens.ts';
import { api } from '../../api/client.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { DialogForm } from '../../parts/edit-dialog.tsx';
import type { ShownSecret } from './secret-once.tsx';
import { TOKENS } from './tokens-tab.tsx';
import { PERMISSION_WORDS } from './words.ts';

const LIVES = [
  { value: '30', label: '30 dias' },
  { value: '90', label: '90 dias' },
  { value: '365', label: '1 ano' },
  { value: '730', label: '2 anos' },
];

interface TokenFormProps {
  readonly open: boolean;
  readonly scopes: readonly Permission[];
  readonly onClose: () => void;
  readonly onSecret: (secret: ShownSecret) => void;
}

export function TokenForm({ open, onClose, ...rest }: TokenFormProps) {
  if (!open) return null;
  return (
    <Dialog onClose={onClose} title="Novo token">
      <Fields onClose={onClose} {...rest} />
    </Dialog>
  );
}

function Fields({ scopes, onClose, onSecret }: Omit<TokenFormProps, 'open'>) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: '', days: '365', scopes: [] as Permission[] },
    validate: { scopes: (chosen) => (chosen.length > 0 ? null : 'Escolha ao menos uma permissão.') },
  });
  const issue = useMutation({
    mutationFn: (body: NewTokenBody) => api.post<IssuedToken>('/tokens', body),
    onSuccess: async ({ secret, token }) => {
      onClose();
      onSecret({
        title: `Token de ${token.name}`,
        about: 'Configure no outro sistema como Authorization: Bearer.',
        secret,
      });
      await queries.invalidateQueries({ queryKey: TOKENS });
    },
  });
  return (
    <DialogForm
      saving={issue}
      submitLabel="Criar token"
      onSubmit={form.onSubmit(({ days, ...body }) => issue.mutate({ ...body, days: Number(days) }))}
      onCancel={onClose}
    >
      <TextInput
        label="Nome"
        description="Qual sistema vai usar"
        required
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select label="Validade" data={LIVES} allowDeselect={false} {...form.getInputProps('days')} />
      <Checkbox.Group label="Permissões" description="Só o necessário" {...form.getInputProps('scopes')}>
        <Stack gap="xs" mt="xs">
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={PERMISSION_WORDS[scope]} />
          ))}
        </Stack>
      </Checkbox.Group>
    </DialogForm>
  );
}
