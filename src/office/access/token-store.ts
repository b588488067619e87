import type { Permission } from '../principal.ts';

/** A program's key to the API. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly createdBy: string;
  /** Epoch milliseconds, all of them. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** To the minute. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

export interface TokenStore {
  insert(token: ApiToken, hash: string): Promise<void>;
  byHash(hash: string): Promise<ApiToken | null>;
  /** Newest first. */
  list(): Promise<readonly ApiToken[]>;
  touch(id: string, at: number): Promise<void>;
  /** False: there is none, or it was revoked before. */
  revoke(id: string, at: number): Promise<boolean>;
}
