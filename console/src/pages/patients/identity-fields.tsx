import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { ApiProblem } from '../../api/problem.ts';
import { isoDate, withStrokes } from './birth-date.ts';

/** Who somebody is, as it is typed. */
export interface IdentityValues {
  readonly name: string;
  readonly cpf: string;
  /** `DD/MM/AAAA`. */
  readonly birthDate: string;
}

export const identityChecks = {
  name: (name: string) => (name.trim().length < 3 ? 'Escreva o nome completo.' : null),
  cpf: (cpf: string) => (cpf.replaceAll(/\D/g, '').length === 11 ? null : 'O CPF tem 11 números.'),
  birthDate: (date: string) => (isoDate(date) === null ? 'Escreva dia, mês e ano, como 15/03/1955.' : null),
};

/** As the server takes it. */
export const asSent = ({ birthDate, ...rest }: IdentityValues): IdentityValues => ({
  ...rest,
  birthDate: isoDate(birthDate) ?? '',
});

/** What the server found wrong, by field. False = it was none of the fields. */
export function showFieldErrors<T extends IdentityValues>(
  form: UseFormReturnType<T>,
  error: unknown,
): boolean {
  if (!(error instanceof ApiProblem) || error.body.errors === undefined) return false;
  const known = error.body.errors.map(({ path, message }) => [path.split('.')[0] ?? '', message] as const);
  form.setErrors(Object.fromEntries(known));
  return known.some(([path]) => path in form.getValues());
}

export function IdentityFields<T extends IdentityValues>({ form }: { readonly form: UseFormReturnType<T> }) {
  const birthDate = form.getInputProps('birthDate');
  return (
    <>
      <TextInput label="Nome completo" autoComplete="off" {...form.getInputProps('name')} />
      <TextInput label="CPF" inputMode="numeric" autoComplete="off" {...form.getInputProps('cpf')} />
      <TextInput
        label="Data de nascimento"
        placeholder="DD/MM/AAAA"
        inputMode="numeric"
        autoComplete="off"
        {...birthDate}
        onChange={({ currentTarget }) => birthDate.onChange(withStrokes(currentTarget.value))}
      />
    </>
  );
}
