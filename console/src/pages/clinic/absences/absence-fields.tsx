import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useClinic } from '../../../api/clinic.ts';
import { DateField } from '../../../parts/date-field.tsx';
import { doctorTitle } from '../../../parts/formats.ts';
import type { AbsenceValues } from './absence-values.ts';

/** Who is away, and from when until when. */
export function AbsenceFields({ form }: { readonly form: UseFormReturnType<AbsenceValues> }) {
  const doctors = useClinic().data?.doctors ?? [];
  const { from, until } = form.values;
  const setFirst = (date: string) => {
    form.setFieldValue('from', date);
    // One day, until told otherwise.
    if (until === '' || until === from) form.setFieldValue('until', date);
  };
  return (
    <Stack>
      <Select
        label="Quem se ausenta"
        searchable
        data={doctors
          .filter(({ id, active }) => active || id === form.values.doctorId)
          .map((row) => ({ value: row.id, label: doctorTitle(row) }))}
        {...form.getInputProps('doctorId')}
      />
      <SimpleGrid cols={2}>
        <DateField label="Primeiro dia" value={from} error={form.errors['from']} onDate={setFirst} />
        <TextInput
          label="A partir das (opcional)"
          description="Vazio: desde o começo do dia"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="14:00"
          {...form.getInputProps('fromTime')}
        />
        <DateField
          label="Último dia"
          value={until}
          error={form.errors['until']}
          onDate={(date) => form.setFieldValue('until', date)}
        />
        <TextInput
          label="Até as (opcional)"
          description="Vazio: até o fim do dia"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="18:00"
          {...form.getInputProps('untilTime')}
        />
      </SimpleGrid>
      <TextInput
        label="Motivo (opcional)"
        description="Só a equipe vê; a linha diz apenas que o médico não atende nesses dias."
        maxLength={200}
        {...form.getInputProps('reason')}
      />
    </Stack>
  );
}
