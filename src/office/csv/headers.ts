/** `Data de Nascimento`, `data_nascimento` and `DATA NASCIMENTO` are one: `datanascimento`. */
export const plainHeader = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\bd[aeo]s?\b/g, '')
    .replaceAll(/[^a-z0-9]+/g, '');
