import { beforeEach, expect, test } from 'vitest';
import { versionOf, type RuleOutcome } from '../../src/office/rules/change-rules.ts';
import type { DoctorState } from '../../src/office/rules/doctors.ts';
import { readCsv } from '../../src/office/csv/read-csv.ts';
import { DOCTORS_CSV, doctorsOfLines } from '../../src/office/rules/doctors-csv.ts';
import { HOURS_CSV, hoursOfLines } from '../../src/office/rules/hours-csv.ts';
import type { HoursRow } from '../../src/office/rules/hours.ts';
import { changeRules } from '../../src/storage/office/rules/change-rules.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { bookAt, now, offerIn } from './fixtures.ts';

const see = { now, save: false };
const save = { now, save: true };

function changed<T>(outcome: RuleOutcome<T>) {
  if (outcome.kind !== 'changed') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Every row of the tables that rules are in. */
const allRules = ({ database }: Storage) =>
  database.read(async (db) =>
    JSON.stringify([
      await db.selectFrom('clinic').selectAll().execute(),
      await db.selectFrom('doctors').selectAll().orderBy('id').execute(),
      await db.selectFrom('doctor_specialties').selectAll().orderBy('doctor_id').execute(),
      await db.selectFrom('specialties').selectAll().orderBy('id').execute(),
      await db.selectFrom('locations').selectAll().orderBy('id').execute(),
      await db.selectFrom('working_hours').selectAll().orderBy('id').execute(),
      await db
        .selectFrom('working_breaks')
        .selectAll()
        .orderBy('working_hours_id')
        .orderBy('start_clock')
        .execute(),
    ]),
  );

onEveryEngine('changing the rules', (engine) => {
  let storage: Storage;

  beforeEach(async () => {
    storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
  });

  const doctor = async (id: string) => {
    const found = (await storage.office.doctors.list()).find((row) => row.id === id);
    if (found === undefined) throw new Error(`no doctor ${id}`);
    return found;
  };
  const hoursOf = async (id: string) => {
    const found = await storage.office.hours.of(id);
    if (found === null) throw new Error(`no doctor ${id}`);
    return found;
  };

  test('seen first, leaves no trace; saved, is there; and both tell the same', async () => {
    // Monday, 4 January 2027, 09:00 in Fortaleza: within Dr. Rafael Costa's morning.
    await bookAt(storage.stores, offerIn(4, { minute: 540 }));
    const theirs = await hoursOf('rafael-costa');
    const hours = theirs.hours.filter(({ from }) => from !== '08:00');
    const wanted = { doctorId: 'rafael-costa', hours };
    const before = await allRules(storage);
    const seen = changed(await storage.office.hours.replace(wanted, versionOf(theirs), see));
    expect(await allRules(storage)).toBe(before);
    expect(seen.preview).toMatchObject({
      doctors: [{ id: 'rafael-costa' }],
      stranded: [
        {
          patientName: 'Lúcia Ferreira',
          doctorId: 'rafael-costa',
          date: '2027-01-04',
          time: '09:00',
          why: 'outside-hours',
        },
      ],
      findings: [],
    });
    expect(seen.preview.weeks).toHaveLength(8);
    // Five mornings of four hours are gone; of this Monday, what is left at 05:00 in the morning.
    expect(seen.preview.weeks[1]).toEqual({
      monday: '2027-01-11',
      before: { workingMinutes: 2_400, freeMinutes: 2_400, visits: 80 },
      after: { workingMinutes: 1_200, freeMinutes: 1_200, visits: 40 },
    });
    expect(seen.preview.weeks[0]?.before).toMatchObject({ workingMinutes: 2_400, freeMinutes: 2_370 });
    const saved = changed(await storage.office.hours.replace(wanted, versionOf(theirs), save));
    expect(saved.preview).toEqual(seen.preview);
    expect((await hoursOf('rafael-costa')).hours).toEqual(hours);
  });

  test('a visit that did not fit before is no news', async () => {
    await bookAt(storage.stores, offerIn(4, { minute: 540 }));
    const theirs = await hoursOf('rafael-costa');
    const mornings = theirs.hours.filter(({ from }) => from === '08:00');
    const wanted = { doctorId: 'rafael-costa', hours: theirs.hours.filter((row) => !mornings.includes(row)) };
    await storage.office.hours.replace(wanted, versionOf(theirs), save);
    const left = await hoursOf('rafael-costa');
    const none = { doctorId: 'rafael-costa', hours: [] };
    expect(changed(await storage.office.hours.replace(none, versionOf(left), see)).preview.stranded).toEqual(
      [],
    );
  });

  test('a doctor who is made inactive strands their visits, and has no time to give', async () => {
    const { id, ...leonardo } = await doctor('leonardo-araujo');
    const seen = versionOf({ id, ...leonardo });
    const { preview } = changed(
      await storage.office.doctors.update(id, { ...leonardo, active: false }, seen, see),
    );
    expect(preview.stranded.map(({ why }) => why)).toEqual(['doctor-inactive']);
    expect(preview.weeks.every(({ after }) => after.workingMinutes === 0 && after.visits === 0)).toBe(true);
  });

  test('of two who edit the same, the second is told, and nothing of the first is lost', async () => {
    const { id, ...state } = await doctor('rafael-costa');
    const seen = versionOf({ id, ...state });
    changed(await storage.office.doctors.update(id, { ...state, rqe: '77' }, seen, save));
    const second = await storage.office.doctors.update(id, { ...state, crm: '1' }, seen, save);
    expect(second).toMatchObject({ kind: 'changed-meanwhile', current: { rqe: '77', crm: state.crm } });
    expect(await doctor(id)).toMatchObject({ rqe: '77', crm: state.crm });
  });

  test('of two who save at once, one is told', async () => {
    const { id, ...state } = await doctor('rafael-costa');
    const seen = versionOf({ id, ...state });
    const outcomes = await Promise.all(
      ['1', '2', '3', '4'].map((rqe) => storage.office.doctors.update(id, { ...state, rqe }, seen, save)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'changed',
      'changed-meanwhile',
      'changed-meanwhile',
      'changed-meanwhile',
    ]);
  });

  test('what an earlier try saved unseen is found again', async () => {
    const { id, ...state } = await doctor('rafael-costa');
    const seen = versionOf({ id, ...state });
    const wanted = { ...state, rqe: '77' };
    changed(await storage.office.doctors.update(id, wanted, seen, save));
    expect((await storage.office.doctors.update(id, wanted, seen, save)).kind).toBe('changed');
  });

  test('a new doctor has a readable id, and a second of the same name another; a repeated CRM is told', async () => {
    const { crm, crmUf } = await doctor('rafael-costa');
    const state: DoctorState = {
      name: 'Rafael Costa',
      gender: 'm',
      crm,
      crmUf,
      rqe: null,
      specialtyIds: ['dermatologia', 'cardiologia'],
      active: true,
    };
    const { after, preview } = changed(await storage.office.doctors.create(state, save));
    expect(after).toMatchObject({ id: 'rafael-costa-2', specialtyIds: ['cardiologia', 'dermatologia'] });
    expect(preview.findings).toEqual([`O CRM ${crm}/CE já é do Dr. Rafael Costa: confira o número.`]);
    expect(await doctor('rafael-costa-2')).toEqual(after);
    const nowhere = { ...state, specialtyIds: ['magia'] };
    expect(await storage.office.doctors.create(nowhere, save)).toMatchObject({
      kind: 'not-valid',
      errors: [{ path: 'specialtyIds' }],
    });
  });

  test('a specialty no longer offered is a finding for its doctors, and leaves the menu', async () => {
    const [first] = await storage.office.specialties.list();
    if (first === undefined) throw new Error('no specialty');
    const { id, ...state } = first;
    const outcome = await storage.office.specialties.update(
      id,
      { ...state, active: false },
      versionOf(first),
      save,
    );
    const { preview } = changed(outcome);
    expect(preview.findings).toContain(
      'Médico(a) Sara Maria: tem uma especialidade que não é mais oferecida; ela fica de fora.',
    );
    expect(preview.stranded.map(({ why }) => why)).toEqual(['specialty-not-offered']);
  });

  test('the order of the menu is what was asked, and those not named come last', async () => {
    const before = (await storage.office.specialties.list()).map(({ id }) => id);
    const asked = ['neurologia', 'cardiologia', 'nada'];
    const outcome = await storage.office.specialties.order(asked, versionOf(before), save);
    const { after, preview } = changed(outcome);
    expect(after?.slice(0, 3)).toEqual(['neurologia', 'cardiologia', 'clinico-geral']);
    expect((await storage.office.specialties.list()).map(({ id }) => id)).toEqual(after);
    expect(preview).toMatchObject({ doctors: [], stranded: [], findings: [] });
    const again = await storage.office.specialties.order(before, versionOf(before), save);
    expect(again).toMatchObject({ kind: 'changed-meanwhile', current: after });
  });

  test('a new location touches nobody; its name may not be there already', async () => {
    const state = { name: 'Unidade Benfica', address: '', zone: 'America/Fortaleza' };
    const { after, preview } = changed(await storage.office.locations.create(state, save));
    expect(after?.id).toBe('unidade-benfica');
    expect(preview.doctors).toEqual([]);
    expect(await storage.office.locations.create({ ...state, name: 'unidade BENFICA' }, save)).toEqual({
      kind: 'not-valid',
      errors: [{ path: 'name', message: 'Já existe “Unidade Benfica”. Escolha outro nome.' }],
    });
  });

  test('a change that fails half way leaves nothing', async () => {
    const before = await allRules(storage);
    const failing = changeRules(storage.database, save, async (tx) => {
      await tx.updateTable('doctors').set({ name: 'Ninguém' }).execute();
      throw new TypeError('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(await allRules(storage)).toBe(before);
  });

  test('a file of doctors creates and changes them in one transaction; each bad line is told', async () => {
    const { crm } = await doctor('rafael-costa');
    const read = readCsv(
      [
        'Nome;Título;CRM;UF;RQE;Especialidades;Ativo',
        'Dra. Olga Nunes;Dra.;555;CE;;Dermatologia, Cardiologia;sim',
        `Rafael Costa;Dr.;${crm};CE;;dermatologia;não`,
        'Sem Especialidade;Dr.;556;CE;;Magia;sim',
        'Olga Repetida;Dra.;555;CE;;Dermatologia;sim',
        ';Dr.;557;CE;;Dermatologia;talvez',
      ].join('\n'),
      DOCTORS_CSV,
    );
    if (read.kind !== 'read') throw new Error(read.why);
    const before = await allRules(storage);
    const dry = changed(await storage.office.doctors.importAll(doctorsOfLines(read.rows), see));
    expect(await allRules(storage)).toBe(before);
    const { after } = changed(await storage.office.doctors.importAll(doctorsOfLines(read.rows), save));
    expect(after).toEqual(dry.after);
    expect(after?.report.totals).toEqual({ created: 1, changed: 1, unchanged: 0, refused: 3 });
    expect(after?.report.rows.map(({ line, why }) => [line, why])).toEqual([
      [2, null],
      [3, 'muda: RQE, ativo'],
      [4, 'Especialidade “Magia” não existe'],
      [5, 'o CRM 555/CE já está em outra linha'],
      [6, 'Nome: escreva o nome; Ativo: escreva sim ou não'],
    ]);
    expect(await doctor('olga-nunes')).toMatchObject({ name: 'Olga Nunes', gender: 'f', crm: '555' });
    expect(await doctor('rafael-costa')).toMatchObject({ active: false, rqe: null });
    const again = changed(await storage.office.doctors.importAll(doctorsOfLines(read.rows), save));
    expect(again.after?.report.totals).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });

  test('a file of hours adds and changes them; what collides is told, and the rest stays', async () => {
    const [monday] = (await hoursOf('gabriel-santos')).hours;
    const from = monday?.validFrom ?? '';
    const read = readCsv(
      [
        'Médico;Dia;Início;Fim;Pausas;Local;Válido de;Válido até',
        'Gabriel Santos;terça;8h;12:00;10:00-10:15;Unidade Centro;;',
        `Dr. Gabriel Santos;segunda-feira;08:00;11:00;;aldeota;${from};`,
        'gabriel-santos;quarta;09:00;10:00;;Unidade Aldeota;;',
        'Gabriel Santos;qui;12:00;08:00;;Unidade Aldeota;;',
        'Fulano;qui;08:00;12:00;;Unidade Aldeota;;',
      ].join('\n'),
      HOURS_CSV,
    );
    if (read.kind !== 'read') throw new Error(read.why);
    const { after, preview } = changed(await storage.office.hours.importAll(hoursOfLines(read.rows), save));
    expect(after?.report.rows.map(({ outcome, why }) => [outcome, why])).toEqual([
      ['created', null],
      ['changed', 'era das 08:00 às 12:00'],
      ['refused', expect.stringMatching(/^coincide com o horário das 08:00 às 12:00 do mesmo dia/)],
      ['refused', 'O fim precisa ser depois do começo.'],
      ['refused', 'Médico “Fulano” não existe'],
    ]);
    expect(preview.doctors.map(({ id }) => id)).toEqual(['gabriel-santos']);
    const said = ({ weekday, from, to, locationId, breaks }: HoursRow) =>
      `${weekday} ${from}-${to} ${locationId} ${breaks.length}`;
    expect((await hoursOf('gabriel-santos')).hours.map(said)).toEqual([
      '1 08:00-11:00 aldeota 0',
      '2 08:00-12:00 centro 1',
      '3 08:00-12:00 aldeota 0',
      '5 08:00-12:00 aldeota 0',
    ]);
  });
});
