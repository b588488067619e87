import { Autocomplete, TextInput } from '@mantine/core';
import type { PolicyFormOf } from './policy-values.ts';
import { SettingsGroup } from './settings-group.tsx';

/** Brazil's, from east to west; others may be typed. */
const ZONES = [
  'America/Noronha',
  'America/Recife',
  'America/Fortaleza',
  'America/Bahia',
  'America/Maceio',
  'America/Belem',
  'America/Araguaina',
  'America/Sao_Paulo',
  'America/Cuiaba',
  'America/Campo_Grande',
  'America/Manaus',
  'America/Porto_Velho',
  'America/Boa_Vista',
  'America/Rio_Branco',
];

/** Its name and its wall clock. */
export function ClinicFields({ form }: { readonly form: PolicyFormOf }) {
  return (
    <SettingsGroup title="A clínica" about="O nome que se ouve na saudação, e o relógio da parede.">
      <TextInput
        label="Nome"
        description="A linha o diz ao atender; a gravação nova fica pronta em segundos."
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <Autocomplete
        label="Fuso horário"
        description="Decide o “bom dia”, as horas dos atendentes e as das ausências. Cada local tem o seu próprio."
        data={ZONES}
        {...form.getInputProps('zone')}
      />
    </SettingsGroup>
  );
}
