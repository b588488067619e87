import { z } from 'zod';
import { ROLES } from '../../office/principal.ts';
import { id, instant } from './words.ts';

const name = z.string().trim().min(2).max(120);

/** Who decides what a user may do. */
const role = z.enum(ROLES);
const doctorId = id.nullable().describe('whose agenda a user of the role `doctor` sees; else null');

export const user = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role,
  doctorId: z.string().nullable(),
  active: z.boolean(),
  totp: z.boolean().describe('whether an authenticator is in use'),
  mustChangePassword: z.boolean().describe('the one-time password was not used yet'),
  lastLoginAt: instant.nullable(),
  version: z.number().int().describe('to be sent back with an edit'),
});
export type UserView = z.infer<typeof user>;

export const users = z.object({
  items: z.array(user),
  doctors: z
    .array(z.object({ id: z.string(), title: z.string() }))
    .describe('who a user can be the doctor of'),
});
export type UsersView = z.infer<typeof users>;

export const newUser = z.object({
  login: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^[a-z0-9][a-z0-9._-]{1,62}$/,
      'use de 2 a 63 letras sem acento, números, ponto, hífen ou sublinhado',
    ),
  name,
  role,
  doctorId,
});
export type NewUserBody = z.input<typeof newUser>;

export const userEdit = z.object({ version: z.number().int(), name, role, doctorId, active: z.boolean() });
export type UserEditBody = z.input<typeof userEdit>;

/** Shown once, and kept nowhere. */
export const oneTimePassword = z.object({ password: z.string() });
export type OneTimePassword = z.infer<typeof oneTimePassword>;

export const addedUser = z.object({ user, password: z.string() });
export type AddedUser = z.infer<typeof addedUser>;
