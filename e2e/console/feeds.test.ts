import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Feed } from '../../src/web/contract/agenda.ts';
import { RAFAEL } from '../support/console/agenda.ts';
import { expected, Reception } from '../support/console/reception.ts';

describe('the calendar link of a doctor', () => {
  let reception: Reception;

  beforeAll(async () => {
    reception = await Reception.open();
  });
  afterAll(() => reception.close());

  const read = (url: string, headers = {}) => fetch(url, { headers });

  test('gives a calendar that keeps RFC 5545, and tells no stranger who comes', async () => {
    const date = reception.workday();
    const visit = await reception.booked(date, '09:00');
    const gone = await reception.booked(date, '11:00');
    await reception.change(reception.ana, gone, 'cancel', { expected: expected(gone), reason: 'engano' });
    const made = await reception.ana.post<Feed>(`/doctors/${RAFAEL.id}/feed`);
    const answer = await read(made.body.url ?? '');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
    const text = await answer.text();
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect([lines[0], ...lines.slice(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
    const from = lines.indexOf(`UID:${visit.id}@disque-consulta`);
    const event = lines.slice(from, lines.indexOf('END:VEVENT', from));
    const utc = `${date.replaceAll('-', '')}T120000Z`;
    expect(event).toEqual(
      expect.arrayContaining([
        `DTSTART:${utc}`,
        `DTEND:${utc.replace('0000Z', '3000Z')}`,
        'SUMMARY:L. F. · Dermatologia',
        'LOCATION:Unidade Aldeota',
      ]),
    );
    expect(event.some((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toBe(true);
    expect(text).not.toContain(gone.id);
    expect(text).not.toContain('Ferreira');
    const again = await read(made.body.url ?? '', { 'if-none-match': answer.headers.get('etag') });
    expect(again.status).toBe(304);
  });

  test('is shown once, ends when another is made, and is the doctor’s own or the reception’s to make', async () => {
    const path = `/doctors/${RAFAEL.id}/feed`;
    const key = randomUUID();
    const first = await reception.ana.post<Feed>(path, {}, { 'idempotency-key': key });
    expect((await reception.ana.get<Feed>(path)).body).toEqual({ active: true, url: null });
    const own = await reception.server.api('doctor', 'rafael', { doctorId: RAFAEL.id });
    const second = await own.post<Feed>(path);
    expect((await read(first.body.url ?? '')).status).toBe(404);
    expect((await read(second.body.url ?? '')).status).toBe(200);
    const other = await reception.server.api('doctor', 'juliana', { doctorId: 'juliana-silva' });
    expect((await other.post(path)).status).toBe(403);
    expect((await other.get(path)).status).toBe(403);
    expect((await own.delete(path)).status).toBe(204);
    expect((await read(second.body.url ?? '')).status).toBe(404);
    expect((await reception.ana.get<Feed>(path)).body).toEqual({ active: false, url: null });
    expect((await reception.ana.post('/doctors/nobody/feed')).status).toBe(404);
    expect((await read(`${reception.server.url}/api/v1/agenda/feeds/guess.ics`)).status).toBe(404);
  });
});
