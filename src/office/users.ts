import type { Role } from './principal.ts';

export interface User {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly doctorId: string | null;
  /** See `password.ts`. */
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly totpSecret: string | null;
  readonly totpStep: number | null;
  readonly active: boolean;
  /** Counts the edits of an administrator's hand. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly lastLoginAt: number | null;
}

export type NewUser = Omit<User, 'version'>;

/** What an administrator decides of a user. */
export type UserEdit = Pick<User, 'name' | 'role' | 'doctorId' | 'active'>;

export type EditOutcome =
  | 'edited'
  | 'gone'
  /** It is no more as whoever edits it has read it. */
  | 'changed-meanwhile'
  /** Nobody would be left who can let people in. */
  | 'last-administrator';

export interface UserStore {
  count(): Promise<number>;
  byId(id: string): Promise<User | null>;
  byLogin(login: string): Promise<User | null>;
  list(): Promise<readonly User[]>;
  /** `login-taken`: somebody has that login already. */
  insert(user: NewUser, now: number): Promise<'inserted' | 'login-taken'>;
  /** Writes what is given, nothing else. */
  update(id: string, changes: Partial<Omit<User, 'id' | 'login' | 'version'>>, now: number): Promise<void>;
  /** Writes it if it is still of this version, and an active administrator stays: whoever else edits at the same moment. */
  edit(id: string, version: number, edit: UserEdit, now: number): Promise<EditOutcome>;
  /** True once for each step: a code counts once, on all servers. */
  useTotpStep(id: string, step: number): Promise<boolean>;
}

export interface Session {
  /** SHA-256 of the token. */
  readonly id: string;
  readonly userId: string;
  /** Epoch milliseconds, all three. */
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly address: string;
  readonly agent: string;
}

export interface SessionStore {
  insert(session: Session): Promise<void>;
  byId(id: string): Promise<Session | null>;
  ofUser(userId: string): Promise<readonly Session[]>;
  touch(id: string, lastSeenAt: number, expiresAt: number): Promise<void>;
  delete(id: string): Promise<void>;
  /** All of a user's, but this one. */
  deleteOthers(userId: string, except: string | null): Promise<void>;
  deleteExpired(now: number): Promise<void>;
}

/** Browsers that users have come in with before. */
export interface DeviceStore {
  knows(id: string): Promise<boolean>;
  remember(id: string, userId: string, now: number): Promise<void>;
  forgetOf(userId: string): Promise<void>;
  forgetBefore(epochMs: number): Promise<void>;
}
