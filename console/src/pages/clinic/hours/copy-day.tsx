import { Button, Checkbox, Popover, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyDay, WEEKDAYS, type HoursValues, type Weekday } from './hours-values.ts';

interface CopyDayProps {
  readonly weekday: (typeof WEEKDAYS)[number];
  readonly form: UseFormReturnType<HoursValues>;
  readonly today: string;
}

/** Puts a day's hours in place of those of other days. */
export function CopyDay({ weekday, form, today }: CopyDayProps) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const copy = () => {
    const to = chosen.map((value) => Number(value) as Weekday);
    form.setFieldValue('hours', copyDay(form.values.hours, weekday.value, to, today));
    setChosen([]);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow position="bottom-end">
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconCopy size={14} aria-hidden />}
          aria-label={`Copiar ${weekday.name} para outros dias`}
          onClick={() => setOpen(!isOpen)}
        >
          Copiar
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Copiar ${weekday.name} para outros dias`}>
        <Stack gap="xs">
          <Checkbox.Group label="Copiar para" value={chosen} onChange={setChosen}>
            <Stack gap={6} mt={6}>
              {WEEKDAYS.filter(({ value }) => value !== weekday.value).map(({ value, name }) => (
                <Checkbox key={value} value={String(value)} label={name} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Text size="xs" c="dimmed" maw={200}>
            Os horários que esses dias têm agora são trocados.
          </Text>
          <Button size="xs" onClick={copy} disabled={chosen.length === 0}>
            Copiar
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
