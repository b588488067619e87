import type { UseFormReturnType } from '@mantine/form';

/** Tells what is wrong at each field, and goes to the first of them. */
export function showErrors<Values extends object>(
  form: UseFormReturnType<Values>,
): (errors: Record<string, string>) => void {
  return (errors) => {
    form.setErrors(errors);
    goToFirst(form)(errors);
  };
}

/** What `form.onSubmit` does with values that do not serve. */
export const goToFirst =
  <Values extends object>(form: UseFormReturnType<Values>) =>
  (errors: object): void => {
    const [first] = Object.keys(errors);
    if (first !== undefined) form.getInputNode(first)?.focus();
  };
