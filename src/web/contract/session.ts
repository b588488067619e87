import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../office/principal.ts';

export const me = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
  doctorId: z.string().nullable(),
  mustChangePassword: z.boolean(),
  totp: z.boolean().describe('whether an authenticator is in use'),
});
export type Me = z.infer<typeof me>;

/** What the page must know before anybody has come in. */
export const sessionState = z.object({
  me: me.nullable(),
  demo: z.boolean(),
  clinic: z.object({ name: z.string(), zone: z.string(), today: z.string() }).nullable(),
});
export type SessionState = z.infer<typeof sessionState>;

export const credentials = z.object({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
  code: z
    .string()
    .regex(/^\d{6}$/, 'são seis dígitos')
    .nullable()
    .default(null)
    .describe('of the authenticator, where one is in use'),
});
export type Credentials = z.input<typeof credentials>;

export const passwordChange = z.object({
  current: z.string().min(1).max(200),
  chosen: z.string().min(1).max(200),
});
export type PasswordChange = z.infer<typeof passwordChange>;
