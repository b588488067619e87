import { Button, Fieldset, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Policies, PolicyPage } from '../../../../../src/web/contract/policies.ts';
import { tellDone } from '../../../parts/told.ts';
import { useMay } from '../../../session/session.ts';
import { PreviewPanel } from '../preview/preview-panel.tsx';
import { useRuleChange } from '../preview/use-rule-change.ts';
import { AttendantFields } from './attendant-fields.tsx';
import { BookingFields } from './booking-fields.tsx';
import { ClinicFields } from './clinic-fields.tsx';
import { LineFields } from './line-fields.tsx';
import { hoursProblems, type PolicyValues, valuesOf } from './policy-values.ts';

/** Everything of the clinic that is no list: grouped by what a caller notices. */
export function PolicyForm({ page }: { readonly page: PolicyPage }) {
  const mayWrite = useMay()('clinic:write');
  const { bounds, knownLanguages, policies } = page;
  const form = useForm<PolicyValues>({
    mode: 'controlled',
    initialValues: valuesOf(policies),
    validate: (values) => ({
      ...(values.name.trim().length < 2 && { name: 'Escreva o nome.' }),
      ...(values.languages.length === 0 && { languages: 'Escolha pelo menos um idioma.' }),
      ...hoursProblems(values.attendantHours),
    }),
    onValuesChange: () => change.forget(),
  });
  const change = useRuleChange<Policies>({
    saved: (saved) => {
      tellDone('Regras salvas. A linha passa a segui-las em segundos.');
      if (saved === null) return;
      form.setValues(valuesOf(saved));
      form.resetDirty();
      change.forget();
    },
    refused: form.setErrors,
    taken: (current) => form.setValues(valuesOf(current)),
  });
  const submit = ({ version, ...body }: PolicyValues) =>
    change.ask({ method: 'put', path: '/policies', body, version });
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack maw={860} gap="lg">
        <Fieldset disabled={!mayWrite} variant="unstyled">
          <Stack gap="lg">
            <BookingFields form={form} bounds={bounds} />
            <LineFields form={form} known={knownLanguages} />
            <AttendantFields form={form} />
            <ClinicFields form={form} />
          </Stack>
        </Fieldset>
        {mayWrite && (
          <PreviewPanel change={change}>
            {form.isDirty() && (
              <Button variant="default" onClick={() => form.setValues(valuesOf(policies))}>
                Desfazer o que mudei
              </Button>
            )}
          </PreviewPanel>
        )}
      </Stack>
    </form>
  );
}
