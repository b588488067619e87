import { expect, test } from 'vitest';
import type { CsvRow } from '../../src/office/csv/read-csv.ts';
import type { PatientRow } from '../../src/office/patients/patient.ts';
import type { PatientRegistry } from '../../src/office/patients/registry.ts';
import { readSearch } from '../../src/office/patients/search-text.ts';
import type { Storage } from '../../src/storage/index.ts';
import { onEveryEngine, openDemo } from './engines.ts';
import { MARIA, MARIA_AGAIN } from './maria.ts';
import { addPatients, now } from './fixtures.ts';

onEveryEngine('the clinic’s patients', (engine) => {
  async function clinic(): Promise<Storage & { patients: PatientRegistry }> {
    const storage = await openDemo(await engine.emptyDatabase(), { now: () => now });
    return { ...storage, patients: storage.office.patients };
  }

  const foundBy = async (patients: PatientRegistry, text: string): Promise<string[]> =>
    (await patients.search(readSearch(text), 20, now)).map(({ name }) => name);

  const sheetOf = async (patients: PatientRegistry, id: string) => {
    const found = await patients.find(id);
    return found.kind === 'found' ? found.record.sheet : null;
  };

  test('are found by the beginnings of words of the name, in any order, with accents or without', async () => {
    const { patients } = await clinic();
    await patients.register(MARIA, now);
    expect(await foundBy(patients, 'LUC')).toEqual(['Lúcia Ferreira', 'Maria Lúcia de Souza']);
    expect(await foundBy(patients, 'lúc ferr')).toEqual(['Lúcia Ferreira']);
    expect(await foundBy(patients, 'souza mar')).toEqual(['Maria Lúcia de Souza']);
    expect(await foundBy(patients, 'alencar')).toEqual(['Beatriz Alencar', 'Davi Alencar']);
    expect(await foundBy(patients, 'ucia')).toEqual([]);
    expect(await foundBy(patients, 'maria pereira')).toEqual([]);
    expect(await foundBy(patients, '  ')).toEqual([]);
  });

  test('are found by a CPF’s first digits, by a telephone’s first or last, however they are written', async () => {
    const { patients } = await clinic();
    for (const text of ['5299', '529.982', '52998224725', '529.982.247-25'])
      expect(await foundBy(patients, text)).toEqual(['Lúcia Ferreira']);
    for (const text of ['88880001', '8598888-0001', '+55 (85) 98888-0001'])
      expect(await foundBy(patients, text)).toEqual(['Lúcia Ferreira']);
    expect(await foundBy(patients, '33330004')).toEqual(['Beatriz Alencar', 'Davi Alencar']);
    expect(await foundBy(patients, '529')).toEqual([]);
  });

  test('are listed in the alphabet’s order, accents or not, page after page', async () => {
    const { patients } = await clinic();
    await patients.register({ ...MARIA, id: 'angela', name: 'Ângela Nunes' }, now);
    const names: string[] = [];
    for (let after = null; ;) {
      const page = await patients.page(after, 2, now);
      names.push(...page.map(({ name }) => name));
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.key;
    }
    expect(names).toEqual([
      'Ângela Nunes',
      'Antônio Bezerra',
      'Beatriz Alencar',
      'Carlos Nogueira',
      'Davi Alencar',
      'Lúcia Ferreira',
    ]);
  });

  test('who were registered before there was an index are found after the start of however many servers', async () => {
    const storage = await clinic();
    await addPatients(
      storage,
      Array.from({ length: 450 }, (_, index) => `old-${index}`),
    );
    expect(await foundBy(storage.patients, 'patient old')).toEqual([]);
    const counts = await Promise.all([1, 2, 3].map(() => storage.indexMissingNames()));
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(450);
    expect(await foundBy(storage.patients, 'old pati 449')).toEqual(['Patient old-449']);
    const rows = await storage.database.read((db) =>
      db.selectFrom('patient_names').selectAll().where('whole', '=', 1).execute(),
    );
    expect(rows).toHaveLength(455);
    expect(await storage.indexMissingNames()).toBe(0);
  });

  test('cannot have one CPF twice, registered or changed, and are told who has it', async () => {
    const { patients } = await clinic();
    const lucias = { ...MARIA, cpf: '52998224725' };
    expect(await patients.register(lucias, now)).toEqual({ kind: 'cpf-taken', id: 'demo-lucia' });
    expect(await patients.find(MARIA.id)).toEqual({ kind: 'gone' });
    expect(await patients.register(MARIA, now)).toEqual({ kind: 'registered' });
    // Asked again with the same id, after a COMMIT that nobody saw.
    expect(await patients.register(MARIA, now)).toEqual({ kind: 'registered' });
    const { version = '' } = (await sheetOf(patients, MARIA.id)) ?? {};
    expect(await patients.change(MARIA.id, version, lucias, now)).toEqual({
      kind: 'cpf-taken',
      id: 'demo-lucia',
    });
  });

  test('are never overwritten by who read them before somebody else’s change; a new name is found at once', async () => {
    const { patients } = await clinic();
    const { version = '' } = (await sheetOf(patients, 'demo-lucia')) ?? {};
    const married = { name: 'Lúcia Prado', cpf: '52998224725', birthDate: '1955-03-15' };
    expect(await patients.change('demo-lucia', version, married, now)).toEqual({ kind: 'changed' });
    expect(await foundBy(patients, 'prado')).toEqual(['Lúcia Prado']);
    expect(await foundBy(patients, 'ferreira')).toEqual([]);
    const late = await patients.change('demo-lucia', version, { ...married, name: 'Lúcia Lima' }, now);
    expect(late).toMatchObject({ kind: 'changed-meanwhile', current: { name: 'Lúcia Prado' } });
    // What was asked for is so already.
    expect(await patients.change('demo-lucia', version, married, now)).toEqual({ kind: 'changed' });
    expect(await patients.change('nobody', version, married, now)).toEqual({ kind: 'gone' });
  });

  test('have telephones: one called from becomes registered, one removed is gone', async () => {
    const { patients, stores } = await clinic();
    await stores.patients.rememberPhone('demo-lucia', '85966660001');
    expect((await sheetOf(patients, 'demo-lucia'))?.phones).toContainEqual({
      number: '85966660001',
      registered: false,
    });
    await patients.addPhone('demo-lucia', '85966660001', now);
    await patients.addPhone('demo-lucia', '85966660002', now);
    await patients.removePhone('demo-lucia', '85988880001');
    expect((await sheetOf(patients, 'demo-lucia'))?.phones).toEqual([
      { number: '85966660001', registered: true },
      { number: '85966660002', registered: true },
    ]);
    expect(await patients.addPhone('nobody', '85966660002', now)).toBe('gone');
  });

  test('who are registered twice are told by birth date and name, or birth date and telephone', async () => {
    const { patients } = await clinic();
    await patients.register(MARIA, now);
    await patients.register({ ...MARIA_AGAIN, cpf: '98765432011', phones: [] }, now);
    expect(await patients.duplicates(10)).toEqual([{ ids: ['maria-1', 'maria-2'], why: 'name' }]);
  });

  test('come in from a file: the dry run says what the import then does, and a second one changes nothing', async () => {
    const { patients } = await clinic();
    const row = (line: number, change: Partial<PatientRow>): CsvRow<PatientRow> => ({
      kind: 'row',
      line,
      row: { name: 'Nova Pessoa', cpf: '12345678909', birthDate: '1980-01-01', phones: [], ...change },
    });
    const lucia = { name: 'Lúcia Ferreira', cpf: '52998224725', birthDate: '1955-03-15' };
    const rows = [
      row(2, {}),
      { kind: 'refused', line: 3, why: 'CPF: não existe' } as const,
      row(4, { ...lucia, phones: ['85955550001'] }),
      row(5, { name: 'Antônio Bezerra', cpf: '11144477735', birthDate: '1990-07-22' }),
      row(6, { name: 'Outra' }),
      row(7, { name: 'Davi Alencar', cpf: '98765432100', birthDate: '2016-02-29', phones: ['8533330004'] }),
    ];
    const outcomes = ['created', 'refused', 'changed', 'refused', 'refused', 'unchanged'];
    const asked = async (dryRun: boolean) =>
      [...(await patients.importRows(rows, { dryRun, now }))]
        .sort((one, other) => one.line - other.line)
        .map(({ outcome }) => outcome);
    expect(await asked(true)).toEqual(outcomes);
    expect(await foundBy(patients, 'nova')).toEqual([]);
    expect(await asked(false)).toEqual(outcomes);
    expect(await foundBy(patients, 'nova')).toEqual(['Nova Pessoa']);
    expect(await foundBy(patients, '85955550001')).toEqual(['Lúcia Ferreira']);
    expect(await asked(false)).toEqual([
      'unchanged',
      'refused',
      'unchanged',
      'refused',
      'refused',
      'unchanged',
    ]);
    expect((await patients.all()).map(({ name }) => name)).toContain('Nova Pessoa');
  });
});
