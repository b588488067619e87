import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { PasswordChange } from '../../../src/web/contract/session.ts';
import { api } from '../api/client.ts';

/** Choosing an own password: once after a one-time one, and whenever one likes. */
export function usePasswordForm(onChanged: () => Promise<unknown>) {
  const form = useForm({
    initialValues: { current: '', chosen: '', again: '' },
    validate: { again: (again, { chosen }) => (again === chosen ? null : 'As duas senhas não são iguais.') },
  });
  const change = useMutation({
    mutationFn: (values: PasswordChange) => api.put('/session/password', values),
    onSuccess: () => {
      form.reset();
      return onChanged();
    },
  });
  const submit = form.onSubmit(({ current, chosen }) => change.mutate({ current, chosen }));
  return { form, change, submit };
}

interface PasswordFieldsProps {
  readonly form: ReturnType<typeof usePasswordForm>['form'];
  /** What the password of now is called. */
  readonly current: string;
}

export function PasswordFields({ form, current }: PasswordFieldsProps) {
  return (
    <>
      <PasswordInput
        label={current}
        autoComplete="current-password"
        required
        {...form.getInputProps('current')}
      />
      <PasswordInput
        label="Senha nova"
        autoComplete="new-password"
        required
        {...form.getInputProps('chosen')}
      />
      <PasswordInput
        label="Senha nova, de novo"
        autoComplete="new-password"
        required
        {...form.getInputProps('again')}
      />
    </>
  );
}
