/** Who asks, and what they may do. A permission is what an API token's scope is called too. */

export const ROLES = ['administrator', 'receptionist', 'doctor', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'agenda:read',
  'agenda:write',
  /** A second visit at the same time, in a lane of its own. */
  'agenda:encaixe',
  /** Marks who came and who did not. */
  'agenda:attendance',
  'patients:read',
  'patients:write',
  /** LGPD: export and erasure of one patient. */
  'patients:privacy',
  'clinic:read',
  'clinic:write',
  'calls:read',
  'calls:write',
  'reports:read',
  'audit:read',
  /** Users, API tokens and webhooks. */
  'access:manage',
  /** The telephone in the browser. */
  'phone:use',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const RECEPTIONIST: readonly Permission[] = [
  'agenda:read',
  'agenda:write',
  'agenda:encaixe',
  'agenda:attendance',
  'patients:read',
  'patients:write',
  'clinic:read',
  'calls:read',
  'calls:write',
  'phone:use',
];

const OF_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: PERMISSIONS,
  receptionist: RECEPTIONIST,
  doctor: ['agenda:read', 'agenda:attendance', 'clinic:read'],
  auditor: ['audit:read', 'reports:read', 'clinic:read'],
};

export const permissionsOf = (role: Role): ReadonlySet<Permission> => new Set(OF_ROLE[role]);

/** Somebody (or a program with a token) who has shown who they are. */
export interface Principal {
  readonly kind: 'user' | 'token';
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Set: sees the agenda of this doctor alone. */
  readonly doctorId: string | null;
}

/** Whether this principal may see that doctor's agenda. */
export const seesDoctor = ({ doctorId }: Principal, id: string): boolean =>
  doctorId === null || doctorId === id;
