import { MultiSelect, Switch, Text } from '@mantine/core';
import type { PolicyFormOf } from './policy-values.ts';
import { SettingsGroup } from './settings-group.tsx';
import { languageInWords } from './words.ts';

interface LineFieldsProps {
  readonly form: PolicyFormOf;
  /** Codes of the languages that the line could speak. */
  readonly known: readonly string[];
}

/** How callers are recognised, and in what language they are spoken to. */
export function LineFields({ form, known }: LineFieldsProps) {
  const { languages } = form.values;
  const [first] = languages;
  const codes = [...new Set([...known, ...languages])];
  return (
    <SettingsGroup title="Identificação e idiomas" about="Como a linha reconhece quem liga, e como fala.">
      <Switch
        label="Pedir a senha (PIN) antes de dizer as consultas"
        description="Quem liga digita, além do CPF e da data de nascimento, a senha de 4 a 6 dígitos que a clínica lhe deu. Quem não tem senha é levado a um atendente."
        {...form.getInputProps('requirePin', { type: 'checkbox' })}
      />
      <Switch
        label="Confiar no número de quem liga"
        description="Se o telefone é de um só paciente cadastrado, a linha pede apenas a data de nascimento. Mais rápido, e menos seguro: um número pode ser forjado."
        {...form.getInputProps('trustCallerNumber', { type: 'checkbox' })}
      />
      <MultiSelect
        label="Idiomas"
        description="O primeiro é falado sem perguntar; os outros são oferecidos no começo da ligação."
        data={codes.map((code) => ({ value: code, label: languageInWords(code) }))}
        {...form.getInputProps('languages')}
      />
      {first !== undefined && <Text size="sm">A linha atende em: {languageInWords(first)}.</Text>}
    </SettingsGroup>
  );
}
