import { z } from 'zod';
import { PERMISSIONS } from '../../office/principal.ts';
import { instant } from './words.ts';

export const token = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(PERMISSIONS)),
  createdBy: z.string().describe('the name of whoever made it'),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable().describe('to the minute'),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type TokenView = z.infer<typeof token>;

export const tokens = z.object({
  items: z.array(token),
  scopes: z.array(z.enum(PERMISSIONS)).describe('what whoever asks may give'),
});
export type TokensView = z.infer<typeof tokens>;

export const newToken = z.object({
  name: z.string().trim().min(2).max(120),
  scopes: z.array(z.enum(PERMISSIONS)).min(1),
  days: z.number().int().min(1).max(730).default(365).describe('how long it lasts'),
});
export type NewTokenBody = z.input<typeof newToken>;

/** The secret is shown once, and kept nowhere. */
export const issuedToken = z.object({ token, secret: z.string() });
export type IssuedToken = z.infer<typeof issuedToken>;
