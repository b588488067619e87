import { NumberInput, SimpleGrid, Switch } from '@mantine/core';
import type { PolicyPage } from '../../../../../src/web/contract/policies.ts';
import type { PolicyFormOf } from './policy-values.ts';
import { SettingsGroup } from './settings-group.tsx';
import { daysInWords, minutesInWords } from './words.ts';

type Bounds = PolicyPage['bounds'];

interface NumberFieldProps {
  readonly form: PolicyFormOf;
  readonly bounds: Bounds;
  readonly name: keyof Bounds;
  readonly label: string;
  readonly unit: string;
  readonly about: string;
}

interface BookingFieldsProps {
  readonly form: PolicyFormOf;
  readonly bounds: Bounds;
}

/** When and how many visits the telephone gives. */
export function BookingFields({ form, bounds }: BookingFieldsProps) {
  const { leastNoticeMinutes, horizonDays, cancelDeadlineMinutes } = form.values;
  const common = { form, bounds };
  return (
    <SettingsGroup title="Marcação" about="O que a linha oferece, e até quando o paciente muda de ideia.">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          {...common}
          name="leastNoticeMinutes"
          label="Antecedência mínima"
          unit="minutos"
          about={`Ninguém ouve um horário que comece antes de ${minutesInWords(leastNoticeMinutes)} a partir de agora.`}
        />
        <NumberField
          {...common}
          name="horizonDays"
          label="Até quando se marca"
          unit="dias"
          about={`O último dia oferecido é ${daysInWords(horizonDays)}.`}
        />
        <NumberField
          {...common}
          name="maxActiveVisits"
          label="Consultas futuras por paciente"
          unit="consultas"
          about="Quem já tem tantas marcadas ouve que chegou ao limite, e pode falar com um atendente."
        />
        <NumberField
          {...common}
          name="maxActiveVisitsPerSpecialty"
          label="Das quais, da mesma especialidade"
          unit="consultas"
          about="Impede que uma pessoa reserve vários horários do mesmo tipo."
        />
        <NumberField
          {...common}
          name="cancelDeadlineMinutes"
          label="Prazo para cancelar ou remarcar"
          unit="minutos antes"
          about={`Até ${minutesInWords(cancelDeadlineMinutes)} antes da consulta, por telefone; depois disso, só com um atendente.`}
        />
      </SimpleGrid>
      <Switch
        label="Pontos facultativos são feriado"
        description="Carnaval (segunda e terça) e Corpus Christi: ligado, a linha não oferece esses dias."
        {...form.getInputProps('observeOptionalHolidays', { type: 'checkbox' })}
      />
    </SettingsGroup>
  );
}

/** A whole number within its bounds, with what a caller notices of it. */
function NumberField({ form, bounds, name, label, unit, about }: NumberFieldProps) {
  const { least, most } = bounds[name];
  const props = form.getInputProps(name);
  return (
    <NumberInput
      label={`${label} (${unit})`}
      description={`${about} De ${least} a ${most.toLocaleString('pt-BR')}.`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      min={least}
      max={most}
      allowDecimal={false}
      clampBehavior="none"
      {...props}
      hideControls
    />
  );
}
