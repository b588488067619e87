import { z } from 'zod';
import { PERMISSIONS, ROLES } from '../../office/principal.ts';
import { instant } from './words.ts';

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

const code = z.string().regex(/^\d{6}$/, 'são seis dígitos');
const password = z.string().min(1).max(200);

export const credentials = z.object({
  login: z.string().trim().min(1).max(64),
  password,
  code: code.nullable().default(null).describe('of the authenticator, where one is in use'),
});
export type Credentials = z.input<typeof credentials>;

export const passwordChange = z.object({ current: password, chosen: password });
export type PasswordChange = z.infer<typeof passwordChange>;

export const passwordProof = z.object({ password });
export type PasswordProof = z.infer<typeof passwordProof>;

/** A new secret, for the authenticator to learn; in use once a code of it has come back. */
export const authenticatorOffer = z.object({
  secret: z.string().describe('base32'),
  uri: z.string().describe('otpauth://, for a QR code'),
});
export type AuthenticatorOffer = z.infer<typeof authenticatorOffer>;

export const authenticatorProof = z.object({
  secret: z.string().regex(/^[A-Z2-7]{32}$/, 'é o segredo que acabou de ser dado'),
  code,
  password,
});
export type AuthenticatorProof = z.infer<typeof authenticatorProof>;

export const sessionParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/, 'não é uma sessão') });

export const ownSession = z.object({
  id: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  address: z.string(),
  agent: z.string().describe('what the browser calls itself'),
  current: z.boolean().describe('the one that asks'),
});
export const ownSessions = z.object({ items: z.array(ownSession) });
export type OwnSession = z.infer<typeof ownSession>;
export type OwnSessions = z.infer<typeof ownSessions>;
