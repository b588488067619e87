/** What is pictured: every page and every form, as the address and the clicks that lead to it. */
import type { Page } from 'playwright-core';
import { LUCIA } from '../../e2e/support/small-clinic.ts';

export interface Picture {
  readonly name: string;
  readonly at: string;
  /** What is done before the picture is taken, and what is waited for. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** As somebody who has not come in. */
  readonly stranger?: true;
  /** Shown in the README. */
  readonly inReadme?: readonly ('wide' | 'small')[];
}

/** Goes there by what is written on the buttons. */
const clicking =
  (...names: readonly string[]) =>
  async (page: Page) => {
    await settled(page);
    for (const name of names) {
      await page
        .getByRole('main')
        .getByRole('button', { name })
        .or(page.getByRole('dialog').getByRole('button', { name }))
        .first()
        .click();
      await page.waitForTimeout(700);
    }
  };

const at = (name: string, path: string): Picture => ({ name, at: path, ready: settled });

export const PICTURES: readonly Picture[] = [
  { ...at('telefone', '/telefone'), ready: aCall, stranger: true, inReadme: ['wide', 'small'] },
  { ...at('agenda', '/agenda'), inReadme: ['wide', 'small'] },
  { ...at('agenda-marcar', '/agenda'), ready: clicking('Marcar consulta') },
  { ...at('agenda-consulta', '/agenda'), ready: aVisit },
  { ...at('agenda-mover', '/agenda'), ready: (page) => aVisit(page, 'Mover') },
  { ...at('agenda-cancelar', '/agenda'), ready: (page) => aVisit(page, 'Cancelar consulta') },
  at('agenda-semana', '/agenda?visao=semana'),
  at('agenda-mes', '/agenda?visao=mes'),
  at('agenda-folha', '/agenda/folha'),
  at('pacientes', '/pacientes'),
  { ...at('pacientes-busca', '/pacientes'), ready: aSearch },
  at('pacientes-novo', '/pacientes/novo'),
  at('pacientes-importar', '/pacientes/importar'),
  at('pacientes-duplicados', '/pacientes/duplicados'),
  at('paciente', `/pacientes/${LUCIA.id}`),
  at('paciente-consultas', `/pacientes/${LUCIA.id}?aba=consultas`),
  at('paciente-ligacoes', `/pacientes/${LUCIA.id}?aba=ligacoes`),
  at('paciente-privacidade', `/pacientes/${LUCIA.id}?aba=privacidade`),
  at('paciente-unir', `/pacientes/${LUCIA.id}/unir`),
  at('ligacoes', '/ligacoes'),
  at('ligacoes-retornos', '/ligacoes?aba=retornos'),
  at('ligacoes-historico', '/ligacoes?aba=historico'),
  at('ligacoes-desistencias', '/ligacoes?aba=desistencias'),
  at('gravacoes', '/gravacoes'),
  { ...at('clinica', '/clinica'), inReadme: ['wide'] },
  at('clinica-medico', '/clinica/medicos/rafael-costa'),
  at('clinica-medico-novo', '/clinica/medicos/novo'),
  at('clinica-importar', '/clinica/medicos/importar'),
  at('clinica-especialidades', '/clinica/especialidades'),
  at('clinica-especialidade-nova', '/clinica/especialidades/nova'),
  at('clinica-locais', '/clinica/locais'),
  at('clinica-ausencias', '/clinica/ausencias'),
  at('clinica-ausencia-nova', '/clinica/ausencias/nova'),
  at('clinica-feriados', '/clinica/feriados'),
  at('clinica-feriado-novo', '/clinica/feriados/novo'),
  at('clinica-regras', '/clinica/regras'),
  { ...at('relatorios', '/relatorios'), inReadme: ['wide'] },
  at('relatorios-faltas', '/relatorios/faltas'),
  at('relatorios-antecedencia', '/relatorios/antecedencia'),
  at('relatorios-canais', '/relatorios/canais'),
  at('relatorios-ligacoes', '/relatorios/ligacoes'),
  at('auditoria', '/auditoria'),
  at('acessos', '/acessos'),
  { ...at('acessos-usuario', '/acessos/usuarios'), ready: clicking('Novo usuário') },
  at('acessos-tokens', '/acessos/tokens'),
  { ...at('acessos-token-novo', '/acessos/tokens'), ready: clicking('Novo token') },
  at('acessos-webhooks', '/acessos/webhooks'),
  { ...at('acessos-webhook-novo', '/acessos/webhooks'), ready: clicking('Novo webhook') },
  at('conta', '/conta'),
  { ...at('entrada', '/'), stranger: true },
];

/** Loaded, and nothing more on its way. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The stream of live events never ends; a second without anything else is what "loaded" means here.
  do await page.waitForTimeout(1_000);
  while ((await page.getByText('Carregando…').count()) > 0);
}

/** Lúcia books the first time there is. */
async function aCall(page: Page): Promise<void> {
  const step = (name: string) => page.locator('[aria-current=step]').filter({ hasText: name }).waitFor();
  await page.getByRole('button', { name: 'Ligar', exact: true }).click();
  for (const [question, keys] of [
    ['CPF', '52998224725'],
    ['Nascimento', '15031955'],
    ['Menu principal', '1'],
    ['Especialidade', '3'],
    ['Médico', '3'],
    ['Horários', '2'],
    ['Confirmação', '1'],
  ] as const) {
    await step(question);
    await page.keyboard.type(keys);
  }
  await page.getByRole('table', { name: 'Consultas desta ligação' }).waitFor();
  // Two sentences later, so that the line is heard to speak.
  await page.waitForTimeout(1_500);
}

async function aVisit(page: Page, then?: string): Promise<void> {
  await settled(page);
  await page.getByRole('button', { name: 'Próximo dia' }).click();
  const inList = page.getByRole('row').filter({ hasText: 'marcada' }).getByRole('button');
  await page
    .getByRole('button', { name: /marcada/ })
    .or(inList)
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  if (then !== undefined) await drawer.getByRole('button', { name: then }).first().click();
  await page.waitForTimeout(900);
}

async function aSearch(page: Page): Promise<void> {
  await settled(page);
  await page.keyboard.type('ma');
  await page.waitForTimeout(900);
}
