import { describe, expect, test } from 'vitest';
import { clinicWith, visitAt } from '../../booking/visit-cases.test-support.ts';
import { icalendarOf, initialsOf } from './icalendar.ts';

describe('a doctor’s calendar', () => {
  const clinic = clinicWith();
  const doctor = { id: 'ana', name: 'Ana', gender: 'f', specialtyIds: ['derma'] } as const;
  const visit = {
    ...visitAt(0),
    patientName: 'Lúcia de Souza Ferreira',
    updatedAt: Date.UTC(2027, 0, 4, 12),
  };
  const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

  test('tells of a visit when it is, in UTC, and of the patient the initials alone', () => {
    const lines = unfolded(icalendarOf(clinic, doctor, [visit]));
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:visit-0@disque-consulta',
        'DTSTAMP:20270104T120000Z',
        'DTSTART:20270301T110000Z',
        'DTEND:20270301T113000Z',
        'SUMMARY:L. S. F. · Dermatologia',
        'LOCATION:Centro',
      ]),
    );
  });

  test('is the same document as long as the visits are the same', () => {
    expect(icalendarOf(clinic, doctor, [visit])).toBe(icalendarOf(clinic, doctor, [visit]));
  });

  test('keeps its lines within 75 octets, and escapes what would end a value', () => {
    const long = { ...clinic, name: `Clínica; com, ${'ç'.repeat(60)}` };
    const text = icalendarOf(long, doctor, []);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(unfolded(text)).toContain(`X-WR-CALNAME:Dra. Ana · Clínica\\; com\\, ${'ç'.repeat(60)}`);
  });

  test('of a patient whose name is kept no more tells the specialty', () => {
    const lines = unfolded(icalendarOf(clinic, doctor, [{ ...visit, patientName: '' }]));
    expect(lines).toContain('SUMMARY:Dermatologia');
  });
});

test('initials are those of the words that begin with a capital', () => {
  expect(initialsOf('Érica d’Ávila dos Santos')).toBe('É. S.');
  expect(initialsOf('')).toBe('');
});
