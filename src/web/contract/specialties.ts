import { z } from 'zod';
import { ruleName } from './doctors.ts';
import { ruleAnswer, version } from './rules.ts';
import { id } from './words.ts';

const fives = (least: number, most: number) => {
  const words = `De ${least} a ${most} minutos, de 5 em 5.`;
  return z.number(words).int(words).min(least, words).max(most, words).multipleOf(5, words);
};

const specialtyState = z.object({
  name: ruleName,
  visitMinutes: fives(5, 480),
  bufferBeforeMinutes: fives(0, 120).default(0).describe('kept free before a visit'),
  bufferAfterMinutes: fives(0, 120).default(0).describe('kept free after a visit'),
  active: z.boolean().default(true).describe('false: not offered any more'),
});

export const newSpecialty = specialtyState;

export const specialtyChange = specialtyState.extend({ version });

export const specialty = z.object({
  id,
  name: z.string(),
  visitMinutes: z.number(),
  bufferBeforeMinutes: z.number(),
  bufferAfterMinutes: z.number(),
  active: z.boolean(),
  version,
});
export type Specialty = z.infer<typeof specialty>;

/** In the order of the telephone's menu. */
export const specialtyList = z.object({
  items: z.array(specialty),
  version: version.describe('of the order'),
});
export type SpecialtyList = z.infer<typeof specialtyList>;
export const specialtyAnswer = ruleAnswer(specialty);

export const specialtyOrder = z.object({ ids: z.array(id).max(500), version });
export const specialtyOrderAnswer = ruleAnswer(z.object({ ids: z.array(id), version }));
