import { Button, Popover, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DayInput } from '../../../parts/day-input.tsx';
import { addDays, startAnew, type HoursValues } from './hours-values.ts';

interface StartAnewProps {
  readonly form: UseFormReturnType<HoursValues>;
  readonly today: string;
}

/** Other hours from a date on: those of now end on its eve, and the same begin anew, to be changed. */
export function StartAnew({ form, today }: StartAnewProps) {
  const [isOpen, setOpen] = useState(false);
  const [date, setDate] = useState<string | null>(null);
  const start = () => {
    if (date === null) return;
    form.setFieldValue('hours', startAnew(form.values.hours, date));
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow position="bottom-end">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          Mudar a partir de uma data
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Mudar a partir de uma data">
        <Stack gap="xs" maw={280}>
          <DayInput
            label="Novos horários a partir de"
            minDate={addDays(today, 1)}
            value={date}
            onChange={setDate}
            popoverProps={{ withinPortal: false }}
          />
          <Text size="xs" c="dimmed">
            Os horários de agora passam a valer até a véspera, e uma cópia deles começa nesse dia. Mude a
            cópia.
          </Text>
          <Button size="xs" onClick={start} disabled={date === null}>
            Preparar os novos horários
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
