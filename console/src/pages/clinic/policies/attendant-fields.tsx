import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type AttendantSpan, type PolicyFormOf, WEEKDAYS } from './policy-values.ts';
import { SettingsGroup } from './settings-group.tsx';

/** When a person answers, and where the dialplan takes whoever wants one. */
export function AttendantFields({ form }: { readonly form: PolicyFormOf }) {
  const { attendantHours } = form.values;
  const last = attendantHours.at(-1);
  return (
    <SettingsGroup
      title="Atendentes"
      about="Dentro destas horas, quem tecla 9 fala com uma pessoa; fora delas, ouve quando ligar e pode pedir retorno."
    >
      <Stack gap="xs" role="group" aria-label="Horários de atendimento por pessoa">
        {attendantHours.length === 0 && <Text size="sm">Nenhum: ninguém é transferido.</Text>}
        {attendantHours.map((span, index) => (
          // Rows have no id of their own, and none keeps a state of its own.
          <SpanFields key={`${index}`} form={form} index={index} span={span} />
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => form.insertListItem('attendantHours', nextAfter(last))}
          >
            Mais um horário
          </Button>
        </Group>
      </Stack>
      <Text size="sm" fw={600}>
        Destino no plano de discagem do Asterisk
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label="Contexto" maxLength={64} {...form.getInputProps('attendant.context')} />
        <TextInput label="Ramal" maxLength={64} {...form.getInputProps('attendant.extension')} />
        <TextInput label="Prioridade" maxLength={64} {...form.getInputProps('attendant.priority')} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        É para lá que a ligação vai quando alguém quer uma pessoa. Mude só com quem cuida do Asterisk.
      </Text>
    </SettingsGroup>
  );
}

/** The next weekday with the same hours: how a week is written down. */
function nextAfter(last: AttendantSpan | undefined): AttendantSpan {
  if (last === undefined) return { weekday: 1, from: '08:00', to: '18:00' };
  return { ...last, weekday: last.weekday === 7 ? 1 : ((last.weekday + 1) as AttendantSpan['weekday']) };
}

interface SpanFieldsProps {
  readonly form: PolicyFormOf;
  readonly index: number;
  readonly span: AttendantSpan;
}

function SpanFields({ form, index, span }: SpanFieldsProps) {
  const path = `attendantHours.${index}`;
  const day = WEEKDAYS[span.weekday - 1];
  const weekday = form.getInputProps(`${path}.weekday`) as { onChange: (day: number) => void };
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <Select
        label="Dia"
        data={WEEKDAYS.map((label, position) => ({ value: String(position + 1), label }))}
        allowDeselect={false}
        value={String(span.weekday)}
        onChange={(value) => weekday.onChange(Number(value))}
        w={130}
      />
      <TextInput
        label="Das"
        aria-label={`Das, ${day}`}
        maxLength={5}
        w={90}
        {...form.getInputProps(`${path}.from`)}
      />
      <TextInput
        label="Até as"
        aria-label={`Até as, ${day}`}
        maxLength={5}
        w={90}
        {...form.getInputProps(`${path}.to`)}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={`Tirar ${day}, ${span.from} às ${span.to}`}
        onClick={() => form.removeListItem('attendantHours', index)}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
