/** Brazil's wall clocks, in words; IANA names one zone for each history, we one for each clock of today. */
export const ZONE_OPTIONS: { readonly value: string; readonly label: string }[] = [
  { value: 'America/Sao_Paulo', label: 'Brasília: Sul, Sudeste, Goiás, DF (UTC−3)' },
  { value: 'America/Bahia', label: 'Bahia (UTC−3)' },
  { value: 'America/Maceio', label: 'Alagoas e Sergipe (UTC−3)' },
  { value: 'America/Recife', label: 'Pernambuco (UTC−3)' },
  { value: 'America/Fortaleza', label: 'Ceará, Maranhão, Paraíba, Piauí, Rio Grande do Norte (UTC−3)' },
  { value: 'America/Belem', label: 'Amapá e leste do Pará (UTC−3)' },
  { value: 'America/Santarem', label: 'Oeste do Pará (UTC−3)' },
  { value: 'America/Araguaina', label: 'Tocantins (UTC−3)' },
  { value: 'America/Campo_Grande', label: 'Mato Grosso do Sul (UTC−4)' },
  { value: 'America/Cuiaba', label: 'Mato Grosso (UTC−4)' },
  { value: 'America/Porto_Velho', label: 'Rondônia (UTC−4)' },
  { value: 'America/Boa_Vista', label: 'Roraima (UTC−4)' },
  { value: 'America/Manaus', label: 'Amazonas, maior parte (UTC−4)' },
  { value: 'America/Eirunepe', label: 'Sudoeste do Amazonas (UTC−5)' },
  { value: 'America/Rio_Branco', label: 'Acre (UTC−5)' },
  { value: 'America/Noronha', label: 'Fernando de Noronha (UTC−2)' },
];

/** A zone in words; one of elsewhere by its name. */
export const zoneWords = (zone: string): string =>
  ZONE_OPTIONS.find(({ value }) => value === zone)?.label ?? zone;
