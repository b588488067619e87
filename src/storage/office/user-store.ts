import { type Selectable, sql } from 'kysely';
import type { EditOutcome, User, UserEdit, UserStore } from '../../office/users.ts';
import { type Database, type Tx, undone } from '../database.ts';
import { isDuplicateKey } from '../dialect/errors.ts';
import type { Flag } from '../schema/columns.ts';
import type { UserTable } from '../schema/office-tables.ts';
import { epochOf, instantText } from '../schema/text.ts';

/** The columns are ASCII; MySQL refuses to compare them with anything else. */
const IS_ASCII = /^[\x20-\x7e]*$/;

const flag = (yes: boolean): Flag => (yes ? 1 : 0);

export function userStore(database: Database): UserStore {
  const find = async (column: 'id' | 'login', value: string): Promise<User | null> => {
    if (!IS_ASCII.test(value)) return null;
    const row = await database.read((db) =>
      db.selectFrom('users').selectAll().where(column, '=', value).executeTakeFirst(),
    );
    return row === undefined ? null : toUser(row);
  };
  return {
    async count() {
      const row = await database.read((db) =>
        db
          .selectFrom('users')
          .select((is) => is.fn.countAll<number | bigint>().as('users'))
          .executeTakeFirstOrThrow(),
      );
      return Number(row.users);
    },
    byId: (id) => find('id', id),
    byLogin: (login) => find('login', login),
    async list() {
      const rows = await database.read((db) =>
        db.selectFrom('users').selectAll().orderBy('name').orderBy('id').execute(),
      );
      return rows.map(toUser);
    },
    async insert(user, now) {
      const at = instantText(now);
      const row = {
        ...toColumns(user),
        id: user.id,
        login: user.login,
        version: 1,
        created_at: at,
        updated_at: at,
      } as UserTable;
      try {
        await database.read((db) => db.insertInto('users').values(row).execute());
        return 'inserted';
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // Ours, when its first try went through unseen.
        return (await find('login', user.login))?.id === user.id ? 'inserted' : 'login-taken';
      }
    },
    async update(id, changes, now) {
      const columns = { ...toColumns(changes), updated_at: instantText(now) };
      await database.read((db) => db.updateTable('users').set(columns).where('id', '=', id).execute());
    },
    edit: (id, version, edit, now) => database.write((tx) => editUser(tx, id, version, edit, now)),
    async useTotpStep(id, step) {
      const { numUpdatedRows } = await database.read((db) =>
        db
          .updateTable('users')
          .set({ totp_step: step })
          .where('id', '=', id)
          .where((is) => is.or([is('totp_step', 'is', null), is('totp_step', '<', step)]))
          .executeTakeFirst(),
      );
      return numUpdatedRows === 1n;
    },
  };
}

const nextVersion = sql<number>`version + 1`;

async function editUser(
  tx: Tx,
  id: string,
  version: number,
  edit: UserEdit,
  now: number,
): Promise<EditOutcome> {
  const row = await tx.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return 'gone';
  // Ours, when its first try went through unseen.
  if (row.version === version + 1 && isAs(row, edit)) return 'edited';
  if (row.version !== version) return 'changed-meanwhile';
  if (isAdministrator(row) && !(edit.role === 'administrator' && edit.active)) {
    // Every other administrator's row is written: two who take each other away queue up here, or collide in a cluster.
    const { numUpdatedRows } = await tx
      .updateTable('users')
      .set({ version: nextVersion })
      .where('role', '=', 'administrator')
      .where('active', '=', 1)
      .where('id', '!=', id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) undone('last-administrator');
  }
  const { numUpdatedRows } = await tx
    .updateTable('users')
    .set({ ...toColumns(edit), version: nextVersion, updated_at: instantText(now) })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? 'edited' : undone('changed-meanwhile');
}

const isAdministrator = (row: Selectable<UserTable>): boolean =>
  row.role === 'administrator' && row.active === 1;

const isAs = (row: Selectable<UserTable>, { name, role, doctorId, active }: UserEdit): boolean =>
  row.name === name && row.role === role && row.doctor_id === doctorId && row.active === flag(active);

function toUser(row: Selectable<UserTable>): User {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    doctorId: row.doctor_id,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change === 1,
    totpSecret: row.totp_secret,
    totpStep: row.totp_step,
    active: row.active === 1,
    version: row.version,
    lastLoginAt: row.last_login_at === null ? null : epochOf(row.last_login_at),
  };
}

/** The columns of what is given; what is not given stays as it is. */
function toColumns(user: Partial<User>): Partial<UserTable> {
  const {
    name,
    role,
    doctorId,
    passwordHash,
    mustChangePassword,
    totpSecret,
    totpStep,
    active,
    lastLoginAt,
  } = user;
  return {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(doctorId !== undefined && { doctor_id: doctorId }),
    ...(passwordHash !== undefined && { password_hash: passwordHash }),
    ...(mustChangePassword !== undefined && { must_change: flag(mustChangePassword) }),
    ...(totpSecret !== undefined && { totp_secret: totpSecret }),
    ...(totpStep !== undefined && { totp_step: totpStep }),
    ...(active !== undefined && { active: flag(active) }),
    ...(lastLoginAt !== undefined && {
      last_login_at: lastLoginAt === null ? null : instantText(lastLoginAt),
    }),
  };
}
