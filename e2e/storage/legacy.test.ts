import { beforeAll, beforeEach, expect, test } from 'vitest';
import { formatReport, importLegacy, type LegacyReport, type Storage } from '../../src/storage/index.ts';
import { onEveryServer, openDemo } from './engines.ts';
import { now, testIds } from './fixtures.ts';

/** The original's tables, as its script uses them, with a name and a telephone that it never read. */
const schema = [
  `CREATE TABLE users (id INT PRIMARY KEY, nome VARCHAR(100), telefone VARCHAR(40), email VARCHAR(100),
     cpf VARCHAR(20), data_nascimento DATE)`,
  `CREATE TABLE agendamento (id INT PRIMARY KEY, id_usuario INT, especialidade VARCHAR(100), medico VARCHAR(100),
     data_consulta DATE, confirmado BOOL)`,
];

const users = [
  [1, 'Maria das Dores', '(85) 98888-1111', 'm@x.br', '111.444.777-35', '1990-07-21'], // known here: Antônio's CPF and birth date
  [2, 'José Ribamar', '+55 85 98888-2222 / 85 3333-2222', null, '286.255.878-87', '1971-02-03'],
  [3, 'José Ribamar', '85 97777-2222', null, '28625587887', '1971-02-03'], // the same again
  [4, 'José Ribamar Filho', null, null, '286.255.878-87', '1999-09-09'], // the same CPF, another birth date
  [5, 'Check Digits', null, null, '123.456.789-00', '1980-01-01'],
  [6, 'No Birth', null, null, '390.533.447-05', '0000-00-00'],
  [7, 'Not Born', null, null, '935.411.347-80', '2090-01-01'],
  [8, null, null, null, '168.995.350-09', '1985-12-31'],
  [9, 'No CPF', null, null, null, '1985-12-31'],
];

const visits = [
  [1, 1, 'Dermatologia', 'Dr_Rafael_Costa', '2027-02-10', 1],
  [2, 3, 'cardiologia', 'Dra_Marina_Correa', '2026-05-10', 1], // past, and of the second José
  [3, 2, 'Clinico Geral', 'dr leonardo araujo', '2027-01-04', 0], // today
  [4, 2, 'Ginecologia', 'Dr_Joao_Paulo', '0000-00-00', 0],
  [5, 2, 'Acupuntura', 'Dr_Rafael_Costa', '2027-02-11', 0],
  [6, 2, 'Dermatologia', 'Dr_Ninguem', '2027-02-12', null],
  [7, 4, 'Dermatologia', 'Dr_Rafael_Costa', '2027-02-13', 1],
  [8, 99, 'Dermatologia', 'Dr_Rafael_Costa', '2027-02-14', 1],
  [9, 8, 'OTORRINOLARINGOLOGIA', 'Dra. Beatriz  Martins', '2027-03-01', 1],
  [10, null, 'Dermatologia', 'Dr_Rafael_Costa', '2027-02-14', 1],
];

onEveryServer('moving over from the original system', (server) => {
  let oldUrl: string;
  let storage: Storage;

  beforeAll(async () => {
    oldUrl = await server().createDatabase('original');
  });

  beforeEach(async () => {
    await server().createDatabase('original');
    const old = await server().connect('original');
    await old.query("SET SESSION sql_mode = ''");
    for (const statement of schema) await old.query(statement);
    await old.batch('INSERT INTO users VALUES (?, ?, ?, ?, ?, ?)', users);
    await old.batch('INSERT INTO agendamento VALUES (?, ?, ?, ?, ?, ?)', visits);
    await old.end();
    storage = await openDemo(await server().createDatabase('target'), { now: () => now });
  });

  const run = (url = oldUrl): Promise<LegacyReport> =>
    importLegacy(url, storage.database, { ids: testIds, now: () => now, setting: '--from' });
  const scheduled = () =>
    storage.database.read((db) =>
      db.selectFrom('unscheduled_visits').selectAll().orderBy('local_date').execute(),
    );
  const change = async (statement: string): Promise<void> => {
    const old = await server().connect('original');
    await old.query(statement);
    await old.end();
  };
  const idsOf = (report: LegacyReport, kind: string) =>
    report.lines.filter((line) => line.kind === kind).map(({ table, id }) => `${table} ${id}`);

  test('every row is brought or told of', async () => {
    const report = await run();
    expect(report.patients).toEqual({ read: 9, brought: 4, already: 0, problems: 5 });
    expect(report.visits).toEqual({ read: 10, brought: 4, already: 0, problems: 6 });
    expect(idsOf(report, 'problem')).toEqual([
      'users 4',
      'users 5',
      'users 6',
      'users 7',
      'users 9',
      'agendamento 4',
      'agendamento 5',
      'agendamento 6',
      'agendamento 7',
      'agendamento 8',
      'agendamento 10',
    ]);
    expect(idsOf(report, 'to-schedule')).toEqual(['agendamento 1', 'agendamento 3', 'agendamento 9']);
    expect(idsOf(report, 'note')).toEqual(['users *', 'users 1', 'users 3']);
    expect(report.lines.find(({ id }) => id === '*')?.what).toContain('email');
  });

  test('patients can dial in: names and telephones came along', async () => {
    await run();
    const ribamar = await storage.stores.patients.byCpf('28625587887');
    expect(ribamar).toMatchObject({ birthDate: '1971-02-03' });
    expect(ribamar?.phones.map(({ number }) => number)).toEqual(['8533332222', '85977772222', '85988882222']);
    expect(await storage.stores.patients.byRegisteredPhone('85977772222', 2)).toHaveLength(1);
    expect(await storage.stores.patients.byCpf('16899535009')).toMatchObject({ birthDate: '1985-12-31' });
  });

  test('visits come without an invented time, and hold nobody’s time', async () => {
    await run();
    expect(await scheduled()).toMatchObject([
      {
        doctor_id: 'marina-correa',
        specialty_id: 'cardiologia',
        local_date: '2026-05-10',
        status: 'history',
        confirmed: 1,
      },
      { doctor_id: 'leonardo-araujo', local_date: '2027-01-04', status: 'to-schedule', confirmed: 0 },
      {
        doctor_id: 'rafael-costa',
        patient_id: 'demo-antonio',
        local_date: '2027-02-10',
        status: 'to-schedule',
      },
      { doctor_id: 'beatriz-martins', local_date: '2027-03-01', source: 'agendamento 9' },
    ]);
    const ribamar = await storage.stores.patients.byCpf('28625587887');
    expect((await scheduled())[0]?.patient_id).toBe(ribamar?.id);
    const claims = await storage.database.read((db) =>
      db.selectFrom('slot_claims').select('doctor_id').distinct().execute(),
    );
    expect(claims).toEqual([{ doctor_id: 'leonardo-araujo' }]); // the demo's own visit
  });

  test('again, it brings nothing twice; what was put right meanwhile, it brings', async () => {
    await run();
    const before = await scheduled();
    const again = await run();
    expect(again.patients).toMatchObject({ brought: 0, already: 4, problems: 5 });
    expect(again.visits).toMatchObject({ brought: 0, already: 4, problems: 6 });
    expect(await scheduled()).toEqual(before);
    await change("UPDATE users SET cpf = '529.982.247-25', data_nascimento = '1955-03-15' WHERE id = 4");
    await change("UPDATE agendamento SET medico = 'Dra_Juliana_Silva' WHERE id = 6");
    const third = await run();
    expect([third.patients.brought, third.visits.brought]).toEqual([1, 2]);
    expect(await scheduled()).toHaveLength(before.length + 2);
  });

  test('a row that changed after it was brought is told of, not changed here', async () => {
    await run();
    await change("UPDATE agendamento SET data_consulta = '2027-05-05' WHERE id = 1");
    const report = await run();
    expect(idsOf(report, 'note')).toContain('agendamento 1');
    expect(await scheduled()).toHaveLength(4);
  });

  test('the report shows no CPF and fits a terminal', async () => {
    const report = formatReport(await run());
    expect(report).toMatch(/^users → patients: 9 read, 4 brought, 0 brought before, 5 with problems\n/);
    expect(report).not.toMatch(/\d{3}\.?\d{3}\.?\d{3}-?\d{2}/);
    expect(report).toContain(
      'problem\tusers 4\tCPF ***.***.878-** is a patient already, with another birth date',
    );
  });

  test('the old database is only read', async () => {
    const dump = async () => {
      const old = await server().connect('original');
      const rows = await old.query('CHECKSUM TABLE users, agendamento');
      await old.end();
      return rows as unknown;
    };
    const before = await dump();
    await run();
    expect(await dump()).toEqual(before);
  });

  test('another database than the original’s is refused in words', async () => {
    await expect(run(await server().createDatabase('empty'))).rejects.toThrow('it has no table users');
    await change('ALTER TABLE agendamento DROP COLUMN medico');
    await expect(run()).rejects.toThrow('its table agendamento has no column medico');
    await expect(run('sqlite:old.db')).rejects.toThrow('--from must be a mysql:// URL');
  });
});
