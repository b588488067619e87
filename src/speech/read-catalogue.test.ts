import { describe, expect, it } from 'vitest';
import ptBR from '../../catalogues/pt_BR.json' with { type: 'json' };
import { CatalogueError, readCatalogue, shippedPortuguese } from './read-catalogue.ts';

const shipped = JSON.stringify(ptBR);

/** The shipped catalogue with that entry otherwise; without it, where the value is undefined. */
const withEntry = (place: readonly string[], value: unknown): string =>
  JSON.stringify(altered(ptBR, place, value));

function altered(from: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const entries = from as Readonly<Record<string, unknown>>;
  return { ...entries, [key]: rest.length === 0 ? value : altered(entries[key], rest, value) };
}

/** What a catalogue is refused for. */
function problemsOf(json: string | null, own: string | null = null): readonly string[] {
  try {
    readCatalogue('xx', json, own);
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.message.split('\n');
    throw error;
  }
}

const { hour, minute } = ptBR.times.lists;

describe('a catalogue', () => {
  it('is read with its patterns understood', () => {
    const { dates, times, prompts } = readCatalogue('pt_BR', shipped);
    expect(prompts['welcome.good-morning']).toBe('Bom dia.');
    expect(dates.forms.day).toEqual([
      { name: 'weekday', comma: true },
      { name: 'day', comma: false },
    ]);
    expect(times.forms.brief.minutes.map(({ name }) => name)).toEqual(['hour-brief', 'minute-brief']);
    expect(times.forms.full.hours.get(12)?.map(({ name }) => name)).toEqual(['hour', 'minute-brief']);
    expect(readCatalogue('pt_BR', shipped)).toEqual(shippedPortuguese());
  });

  it.each([
    [['prompts', 'welcome.clinic'], undefined, 'prompts.welcome.clinic must be text'],
    [['prompts', 'welcome.clinic'], '', 'prompts.welcome.clinic must not be empty'],
    [['prompts', 'welcome.clinic'], 'Bom  dia.', 'prompts.welcome.clinic must have no blanks at its ends'],
    [['prompts', 'welcome.clinic'], 'Bom dia. ', 'prompts.welcome.clinic must have no blanks at its ends'],
    [['prompts', 'welcome.clinic'], 'A\u0303', 'prompts.welcome.clinic must have no blanks'],
    [['prompts', 'welcome.hello'], 'Oi.', 'prompts has entries that mean nothing: welcome.hello'],
    [['prompts'], undefined, 'prompts is missing'],
    [['promts'], {}, 'the file has entries that mean nothing: promts'],
    [['dates', 'weekday'], ['segunda'], 'dates.weekday must be a list of 7'],
    [['dates', 'weekday'], undefined, 'dates.weekday must be a list of 7'],
    [['keys', 'bare'], [...ptBR.keys.bare, '10.'], 'keys.bare must be a list of 10'],
    [['numbers', 'digit'], ptBR.numbers.digit.with(3, '3'), 'numbers.digit.3 must be in words'],
    [['dates', 'year', '2030'], 'de 2030', 'dates.year.2030 must be in words'],
    [['dates', 'year', '20x0'], 'de', 'dates.year.20x0 must be a year of four digits'],
    [['names', 'doctor', 'f'], 'com a doutora', 'names.doctor.f must have {name} where the name stands'],
    [['names', 'doctor-nth'], [], 'names.doctor-nth must be a list of 8'],
    [['dates', 'forms', 'full'], '{day} of {month}', 'dates.forms.full must be a pattern'],
    [['dates', 'forms', 'near'], '', 'dates.forms.near must be a pattern'],
    [['dates', 'forms', 'near'], 7, 'dates.forms.near must be a pattern'],
    [['dates', 'forms', 'full'], '{day} {week}', 'dates.forms.full names {week}; there are near, weekday'],
    [['times', 'forms', 'full', 'minutes'], '{hour} {minuet}', 'times.forms.full names {minuet}, and there'],
    [['times', 'forms', 'of', 'minutes'], undefined, 'times.forms.of must have "whole" and "minutes"'],
    [['times', 'forms', 'full', 'noon'], '{hour}', 'times.forms.full.noon is no form'],
    [['times', 'forms', 'full', '24'], '{hour}', 'times.forms.full.24 is no form'],
    [
      ['times', 'forms', 'full', 'minutes'],
      '{hour} {constructor}',
      'times.forms.full names {constructor}, and there',
    ],
    [
      ['times', 'forms', 'full', 'whole'],
      '{hour} {minute}',
      'times.forms.full says {minute} at a whole hour',
    ],
    [['times', 'lists', 'hour'], ['', ...hour.slice(1)], 'times.lists.hour must have 24 entries'],
    [['times', 'lists', 'half'], ['da manhã', 'da tarde'], 'times.lists.half is used by no form'],
    [['times', 'lists', 'hour'], hour.slice(1), 'times.lists.hour must have 24 entries'],
    [['times', 'lists', 'hour'], hour.with(5, ''), 'times.lists.hour must have 24 entries'],
    [['times', 'lists', 'minute'], minute.with(30, 'e 30'), 'times.lists.minute.30 must be in words'],
    [['carrier'], '', 'carrier must not be empty'],
    [['voices'], 'rhvoice', 'voices must be an object of texts'],
  ])('with an entry %j of %j is refused: %s', (place, value, message) => {
    const problems = problemsOf(withEntry(place, value));
    expect(problems.join('\n')).toContain(`the catalogue xx: ${message}`);
  });

  it('is refused for all that is wrong at once', () => {
    const broken = JSON.stringify({ ...ptBR, carrier: 7, keys: { press: [], bare: ptBR.keys.bare } });
    expect(problemsOf(broken)).toEqual([
      'the catalogue xx: carrier must be text',
      'the catalogue xx: keys.press must be a list of 10',
    ]);
  });

  it('is refused when it is not JSON, or not there', () => {
    expect(problemsOf('{"language": ')[0]).toMatch(/^the catalogue xx: is not JSON: /);
    expect(problemsOf('[]')).toEqual(['the catalogue xx: the file is missing']);
    expect(problemsOf(null)).toEqual(['the catalogue xx: the file is missing']);
  });
});

describe('a clinic’s own wordings', () => {
  const overlaid = (own: unknown) => readCatalogue('xx', shipped, JSON.stringify(own));

  it('are laid over the catalogue entry by entry', () => {
    const { prompts, names } = overlaid({
      prompts: { 'welcome.clinic': 'Aqui é a Vitality.' },
      names: { doctor: { f: 'com {name}' } },
    });
    expect(prompts).toEqual({ ...ptBR.prompts, 'welcome.clinic': 'Aqui é a Vitality.' });
    expect(names).toEqual({ ...ptBR.names, doctor: { f: 'com {name}', m: 'com o Dr. {name}' } });
  });

  it('replace lists as a whole', () => {
    const press = ptBR.keys.press.map((key) => key.replace('tecle', 'aperte'));
    expect(overlaid({ keys: { press } }).keys).toEqual({ press, bare: ptBR.keys.bare });
    expect(problemsOf(shipped, '{"keys": {"press": ["aperte 0."]}}')).toEqual([
      'the catalogue xx: keys.press must be a list of 10',
    ]);
  });

  it('may add years', () => {
    const own = JSON.stringify({ dates: { year: { 2061: 'de dois mil e sessenta e um' } } });
    expect(readCatalogue('pt_BR', shipped, own).dates.year['2061']).toBe('de dois mil e sessenta e um');
  });

  it('may add translations, abbreviations and voices', () => {
    const { translations, abbreviations, voices } = overlaid({
      translations: { Cardiologia: 'Coração' },
      abbreviations: { 'Prof.': 'Professor' },
      voices: { command: 'maria' },
    });
    expect(translations).toEqual({ ...ptBR.translations, Cardiologia: 'Coração' });
    expect(abbreviations).toEqual({ ...ptBR.abbreviations, 'Prof.': 'Professor' });
    expect(voices).toEqual({ ...ptBR.voices, command: 'maria' });
  });

  it('are refused, all at once, for entries that the line never says: a slip would go unnoticed', () => {
    const own = { prompts: { 'welcome.hello': 'Oi.' }, dates: { mont: [] }, salutation: 'Oi.' };
    expect(problemsOf(shipped, JSON.stringify(own))).toEqual(
      ['prompts.welcome.hello', 'dates.mont', 'salutation'].map(
        (place) =>
          `the catalogue xx of this clinic: ${place} is nothing that the line says; see the ids in catalogues/xx.json`,
      ),
    );
  });

  it('are refused as the catalogue is for what cannot be said', () => {
    expect(problemsOf(shipped, '{"prompts": {"welcome.clinic": 7}}')).toEqual([
      'the catalogue xx: prompts.welcome.clinic must be text',
    ]);
    expect(problemsOf(shipped, '{')[0]).toMatch(/^the catalogue xx of this clinic: is not JSON: /);
  });

  it('are a whole catalogue in a language that does not come with the program', () => {
    expect(readCatalogue('xx', null, shipped)).toEqual(shippedPortuguese());
    expect(problemsOf(null, '{"prompts": {}}').length).toBeGreaterThan(5);
  });
});
