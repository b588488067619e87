import { ActionIcon, Button, Group, Select, Stack, TextInput, Tooltip } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCoffee, IconCalendarTime, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ClinicNames } from '../../../../../src/web/contract/rules.ts';
import { DayInput } from '../../../parts/day-input.tsx';
import { tidyClock, type HoursValues, type RowValues } from './hours-values.ts';

interface FieldsProps {
  readonly row: RowValues;
  /** Among all hours of the form. */
  readonly index: number;
  /** What a screen reader calls it. */
  readonly name: string;
  readonly form: UseFormReturnType<HoursValues>;
  readonly locations: ClinicNames['locations'];
  readonly mayWrite: boolean;
}

/** One stretch of a weekday: from, to, where; and, where there are any, its breaks and from when to when it holds. */
export function HoursRowFields({ row, index, name, form, locations, mayWrite }: FieldsProps) {
  const [withValidity, setWithValidity] = useState(row.validFrom !== null || row.validUntil !== null);
  const path = `hours.${index}`;
  return (
    <Stack gap="xs" role="group" aria-label={name}>
      <Group align="start" gap="sm">
        <Clock label="Das" path={`${path}.from`} form={form} />
        <Clock label="Às" path={`${path}.to`} form={form} />
        <Select
          label="Local"
          data={locations.map(({ id, name }) => ({ value: id, label: name }))}
          w={200}
          {...form.getInputProps(`${path}.locationId`)}
        />
        {(withValidity || row.validFrom !== null || row.validUntil !== null) && (
          <>
            <Day label="Vale de (opcional)" path={`${path}.validFrom`} form={form} />
            <Day label="Vale até (opcional)" path={`${path}.validUntil`} form={form} />
          </>
        )}
        {mayWrite && (
          <Group gap="xs" mt={{ base: 0, xs: 28 }}>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconCoffee size={14} aria-hidden />}
              onClick={() => form.insertListItem(`${path}.breaks`, { from: '', to: '' })}
            >
              Pausa
            </Button>
            {!withValidity && (
              <Button
                size="xs"
                variant="subtle"
                leftSection={<IconCalendarTime size={14} aria-hidden />}
                onClick={() => setWithValidity(true)}
              >
                Validade
              </Button>
            )}
            <Tooltip label="Tirar este horário">
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={`Tirar: ${name}`}
                onClick={() => form.removeListItem('hours', index)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </Group>
      {row.breaks.map((_, number) => (
        <Group key={number} align="start" gap="sm" role="group" aria-label={`${name}, ${number + 1}ª pausa`}>
          <Clock label="Pausa das" path={`${path}.breaks.${number}.from`} form={form} />
          <Clock label="Às" path={`${path}.breaks.${number}.to`} form={form} />
          {mayWrite && (
            <Tooltip label="Tirar esta pausa">
              <ActionIcon
                mt={28}
                variant="subtle"
                color="red"
                aria-label={`Tirar a ${number + 1}ª pausa: ${name}`}
                onClick={() => form.removeListItem(`${path}.breaks`, number)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      ))}
    </Stack>
  );
}

interface ValueProps {
  readonly label: string;
  readonly path: string;
  readonly form: UseFormReturnType<HoursValues>;
}

function Clock({ label, path, form }: ValueProps) {
  const props = form.getInputProps(path) as { value: string; onBlur: () => void };
  return (
    <TextInput
      label={label}
      placeholder="08:00"
      inputMode="numeric"
      maxLength={5}
      w={92}
      styles={{ error: { width: 180 } }}
      {...props}
      onBlur={() => {
        props.onBlur();
        const tidy = tidyClock(props.value);
        if (tidy !== props.value) form.setFieldValue(path, tidy);
      }}
    />
  );
}

function Day({ label, path, form }: ValueProps) {
  return (
    <DayInput
      label={label}
      clearable
      clearButtonProps={{ 'aria-label': `Tirar a data: ${label}` }}
      w={160}
      {...form.getInputProps(path)}
    />
  );
}
