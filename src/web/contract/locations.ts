import { z } from 'zod';
import { isZone } from '../../scheduling/wall-clock.ts';
import { ruleName } from './doctors.ts';
import { ruleAnswer, version } from './rules.ts';
import { id } from './words.ts';

const locationState = z.object({
  name: ruleName,
  address: z.string().trim().max(200, 'O endereço cabe em 200 letras.').default(''),
  zone: z.string().max(64).refine(isZone, 'Escolha o fuso horário.').describe('IANA, America/Fortaleza'),
});

export const newLocation = locationState;

export const locationChange = locationState.extend({ version });

export const location = z.object({
  id,
  name: z.string(),
  address: z.string(),
  zone: z.string(),
  version,
});
export type Location = z.infer<typeof location>;

export const locationList = z.object({ items: z.array(location) });
export const locationAnswer = ruleAnswer(location);
