import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  addUser,
  editUser,
  endAllSessions,
  resetPassword,
  switchTotpOff,
} from '../../office/access/manage-users.ts';
import type { User } from '../../office/users.ts';
import { audit } from '../audit.ts';
import {
  addedUser,
  newUser,
  oneTimePassword,
  user,
  userEdit,
  users,
  type UserView,
} from '../contract/users.ts';
import { idParams } from '../contract/words.ts';
import type { WebDeps } from '../deps.ts';
import { changedMeanwhile, notFound, Problem } from '../problem.ts';
import { principal } from '../request.ts';

const tags = ['users'];
const config = { access: 'access:manage' } as const;

/** Who may come into the console. Nobody is ever deleted: the audit keeps their names. */
export const userRoutes =
  (deps: WebDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk } = deps;
    const note = (request: Parameters<typeof audit>[1], action: string, id: string, details = {}) =>
      audit(deps, request, { action, subject: { kind: 'user', id }, details });

    app.get(
      '/users',
      { config, schema: { tags, summary: 'All users, by name', response: { 200: users } } },
      async () => ({
        items: (await desk.office.users.list()).map(toView),
        doctors: (await doctorsOf(deps)).map(({ id, name, gender }) => ({
          id,
          title: `${gender === 'f' ? 'Dra.' : 'Dr.'} ${name}`,
        })),
      }),
    );

    app.post(
      '/users',
      {
        config: { ...config, showsSecret: true },
        schema: {
          tags,
          summary: 'Add a user; the one-time password is shown here alone',
          body: newUser,
          response: { 201: addedUser },
        },
      },
      async (request, reply) => {
        const about = { ...request.body, doctorId: await doctorOf(deps, request.body, null) };
        const outcome = await addUser(desk, about);
        if (outcome.kind === 'login-taken')
          throw new Problem(
            409,
            'login-taken',
            'Já existe um usuário com esse login.',
            'Escolha outro login.',
          );
        const { login, role } = about;
        await note(request, 'user.add', outcome.id, { login, role });
        const added = await found(deps, outcome.id);
        return reply.code(201).send({ user: toView(added), password: outcome.password });
      },
    );

    app.put(
      '/users/:id',
      {
        config,
        schema: {
          tags,
          summary: "Change a user's name, role or doctor, or whether they may come in",
          params: idParams,
          body: userEdit,
          response: { 200: user },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { version, ...about } = request.body;
        const before = await found(deps, id);
        const edit = { ...about, doctorId: await doctorOf(deps, about, before.doctorId) };
        const outcome = await editUser(desk, id, version, edit);
        switch (outcome) {
          case 'gone':
            throw notFound('Esse usuário');
          case 'changed-meanwhile':
            throw changedMeanwhile('O usuário', toView(await found(deps, id)));
          case 'last-administrator':
            throw new Problem(
              409,
              'last-administrator',
              'É a última pessoa que administra o sistema.',
              'Dê antes o perfil de administração a outra pessoa ativa.',
            );
          case 'edited':
            await note(request, 'user.edit', id, {
              role: [before.role, edit.role],
              active: [before.active, edit.active],
            });
            return toView(await found(deps, id));
        }
      },
    );

    app.post(
      '/users/:id/password',
      {
        config: { ...config, showsSecret: true },
        schema: {
          tags,
          summary: 'A new one-time password, shown here alone; all sessions of the user end',
          params: idParams,
          response: { 200: oneTimePassword },
        },
      },
      async (request) => {
        const { id } = await found(deps, request.params.id);
        if (id === principal(request).id)
          throw new Problem(
            409,
            'own-password',
            'Essa é a sua própria senha.',
            'Troque-a em Minha conta, com a senha atual.',
          );
        const password = await resetPassword(desk, id);
        await note(request, 'user.reset-password', id);
        return { password };
      },
    );

    app.delete(
      '/users/:id/totp',
      {
        config,
        schema: {
          tags,
          summary: 'Switch off the authenticator of a user who has lost it',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = await found(deps, request.params.id);
        await switchTotpOff(desk, id);
        await note(request, 'user.totp-off', id);
        return reply.code(204).send(null);
      },
    );

    app.delete(
      '/users/:id/sessions',
      {
        config,
        schema: {
          tags,
          summary: 'End all sessions of a user',
          params: idParams,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { id } = await found(deps, request.params.id);
        await endAllSessions(desk, id);
        await note(request, 'user.end-sessions', id);
        return reply.code(204).send(null);
      },
    );
  };

/** @throws {Problem} when there is none */
async function found({ desk }: WebDeps, id: string): Promise<User> {
  const known = await desk.office.users.byId(id);
  if (known === null) throw notFound('Esse usuário');
  return known;
}

const doctorsOf = async ({ desk }: WebDeps) => (await desk.stores.clinic.read()).doctors;

/** Whose agenda it is: wanted of a doctor, and of nobody else. `before`: may stay, though not in the clinic any more. */
async function doctorOf(
  deps: WebDeps,
  { role, doctorId }: Pick<User, 'role' | 'doctorId'>,
  before: string | null,
): Promise<string | null> {
  if (role !== 'doctor') return null;
  if (doctorId !== null && doctorId === before) return doctorId;
  if (doctorId !== null && (await doctorsOf(deps)).some(({ id }) => id === doctorId)) return doctorId;
  throw new Problem(
    400,
    'doctor-wanted',
    'Falta dizer de qual médico é a agenda.',
    'Escolha um dos médicos da clínica.',
  );
}

const toView = (known: User): UserView => ({
  id: known.id,
  login: known.login,
  name: known.name,
  role: known.role,
  doctorId: known.doctorId,
  active: known.active,
  totp: known.totpSecret !== null,
  mustChangePassword: known.mustChangePassword,
  lastLoginAt: known.lastLoginAt,
  version: known.version,
});
