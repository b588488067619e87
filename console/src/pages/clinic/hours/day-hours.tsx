import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import type { ClinicNames } from '../../../../../src/web/contract/rules.ts';
import { CopyDay } from './copy-day.tsx';
import { HoursRowFields } from './hours-row-fields.tsx';
import { isOver, newRow, type HoursValues, type WEEKDAYS } from './hours-values.ts';

interface DayHoursProps {
  readonly weekday: (typeof WEEKDAYS)[number];
  readonly form: UseFormReturnType<HoursValues>;
  readonly locations: ClinicNames['locations'];
  readonly today: string;
  readonly withOver: boolean;
  readonly mayWrite: boolean;
}

/** The hours of one weekday. */
export function DayHours({ weekday, form, locations, today, withOver, mayWrite }: DayHoursProps) {
  const shown = form.values.hours
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.weekday === weekday.value && (withOver || !isOver(row, today)));
  const add = () => {
    const usual = shown.at(-1)?.row ?? form.values.hours.at(-1);
    const location = usual?.locationId ?? (locations.length === 1 ? locations[0]?.id : null) ?? null;
    form.insertListItem('hours', newRow(weekday.value, location, shown.at(-1)?.row.validFrom ?? null));
  };
  return (
    <Card withBorder padding="sm" component="section" aria-label={weekday.name}>
      <Group justify="space-between" mb={shown.length > 0 ? 'xs' : 0}>
        <Group gap="sm">
          <Title order={4} size="h5">
            {weekday.name}
          </Title>
          {shown.length === 0 && (
            <Text size="sm" c="dimmed">
              não atende
            </Text>
          )}
        </Group>
        {mayWrite && (
          <Group gap="xs">
            {shown.length > 0 && <CopyDay weekday={weekday} form={form} today={today} />}
            <Button
              size="xs"
              variant="light"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={add}
              aria-label={`Adicionar horário: ${weekday.name}`}
            >
              Adicionar horário
            </Button>
          </Group>
        )}
      </Group>
      <Stack gap="xs">
        {shown.map(({ row, index }, place) => (
          <HoursRowFields
            key={row.key}
            row={row}
            index={index}
            name={`${weekday.name}, ${place + 1}º horário`}
            form={form}
            locations={locations}
            mayWrite={mayWrite}
          />
        ))}
      </Stack>
    </Card>
  );
}
