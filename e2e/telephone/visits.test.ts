import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { minuteOf } from '../../src/storage/schema/text.ts';
import { spokenDate, spokenDateBriefly } from '../../src/speech/dates.ts';
import { comma, stop } from '../../src/speech/pauses.ts';
import { clipsOf, inWords } from '../../src/speech/portuguese.test-support.ts';
import { spokenTime, spokenTimeBriefly } from '../../src/speech/times.ts';
import { spokenProtocol } from '../../src/speech/digits.ts';
import { bookFor, CARLOS, LUCIA } from '../support/small-clinic.ts';
import { runSipp, sippAvailable } from '../support/sipp.ts';
import { CLINIC, Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs } from '../support/telephone-caller.ts';

/** That Monday, and its tomorrow. */
const TODAY = '2026-11-23';
const TUESDAY = '2026-11-24';

/** From the main menu to the times that Dr. Rafael Costa has on that Tuesday. */
const RAFAEL_ON_TUESDAY = [
  ['main-menu', '1'],
  ['book.specialty', '3'],
  ['book.doctor', '2'],
  ['book.offers', '4'],
  ['book.date', '2411#'],
] as const;
/** The doctors of dermatology. */
const WITH: Readonly<Record<string, string>> = {
  'juliana-silva': 'com a Dra. Juliana Silva',
  'rafael-costa': 'com o Dr. Rafael Costa',
};
const AT_EIGHT = /às oito horas,/;

/** As a time is said once it is booked. */
const briefly = (date: string, clock: string): string =>
  inWords(spokenDateBriefly(date, TODAY), comma, spokenTimeBriefly(minuteOf(clock)));

describe.skipIf(!telephoneAvailable())('a patient on the telephone', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start();
  });
  afterEach(() => telephone.tidy());
  afterAll(() => telephone?.stop());

  const luciaSeesRafaelTuesdayAtEight = () =>
    bookFor(telephone.storage, LUCIA.id, [{ doctorId: 'rafael-costa', date: TUESDAY, minute: 480 }]);

  /** What another patient is offered of Dr. Rafael's Tuesday. */
  const offeredToCarlos = async (): Promise<string> => {
    const carlos = await telephone.dial({ callerNumber: CARLOS.phone });
    await carlos.answersAll([...identifiedAs(CARLOS), ...RAFAEL_ON_TUESDAY]);
    const offered = await carlos.asked('book.offers');
    await carlos.hangUp();
    return offered;
  };

  it('books a visit; what is told is the row', async () => {
    const lucia = await telephone.dial();
    const booking = [
      ['main-menu', '1'],
      ['book.specialty', '3'],
      ['book.doctor', '3'],
      ['book.offers', '2'],
      ['book.confirm', '1'],
      ['book.done', '*'],
      ['main-menu', '0'],
    ] as const;
    for (const [question, keys] of [...identifiedAs(LUCIA), ...booking]) {
      await lucia.listensTo(question);
      await lucia.press(keys);
    }
    await lucia.isHungUpOn();

    const [row, ...others] = await telephone.rows.appointments();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ patient_id: LUCIA.id, specialty_id: 'dermatologia', status: 'booked' });
    const { id = '', doctor_id: doctor = '', local_date: date = '', local_time: clock = '' } = row ?? {};
    expect(await telephone.rows.ticksOf(id)).toBe(6);
    expect(await telephone.rows.holds()).toEqual([]);
    const when = inWords(spokenDate(date, TODAY), comma, spokenTime(minuteOf(clock)));
    const protocol = spokenProtocol(row?.protocol ?? '');
    expect(lucia.transcript.slice(-7)).toEqual([
      '< 2',
      `> Dermatologia, ${WITH[doctor]}, Unidade Aldeota, ${when}. Para confirmar, tecle 1. Para escolher de novo, 2.`,
      '< 1',
      `> Parabéns, sua consulta está marcada: ${briefly(date, clock)}. Seu protocolo é ${inWords(protocol)}. Para ouvir de novo, tecle 1.`,
      '< *',
      expect.stringContaining('Mais alguma coisa?'),
      '< 0',
    ]);
    // Asterisk's log says so, and the ear: the digits' recordings came through the telephone.
    for (const { id } of clipsOf(protocol, stop)) {
      const recording = readFileSync(path.join(telephone.asterisk.folder, 'sounds/pt_BR', `${id}.alaw`));
      expect(lucia.phone.received.includes(recording), id).toBe(true);
    }
    expect(telephone.asterisk.log()).not.toMatch(/does not exist|WARNING|ERROR/);
    expect(telephone.complaints).toEqual([]);
  });

  it('hears a visit', async () => {
    await luciaSeesRafaelTuesdayAtEight();
    const lucia = await telephone.dial();
    await lucia.answersAll([...identifiedAs(LUCIA), ['main-menu', '2']]);
    expect(await lucia.listensTo('hear.visit')).toContain(
      'Sua próxima consulta: Dermatologia, com o Dr. Rafael Costa, Unidade Aldeota, amanhã, terça-feira, vinte e quatro de novembro, às oito horas.',
    );
    await lucia.press('2');
    expect(await lucia.listensTo('main-menu')).toContain('Não há mais consultas marcadas.');
    await lucia.press('0');
    await lucia.isHungUpOn();
  });

  it('moves a visit: the protocol stays, and the old time is free', async () => {
    await luciaSeesRafaelTuesdayAtEight();
    const [before] = await telephone.rows.appointments();
    expect(await offeredToCarlos()).not.toMatch(AT_EIGHT);
    const lucia = await telephone.dial();
    await lucia.answersAll([...identifiedAs(LUCIA), ['main-menu', '4'], ['move.doctor', '1']]);
    await lucia.answersAll([
      ['move.offers', '1'],
      ['move.confirm', '1'],
    ]);
    const told = await lucia.listensTo('move.done');

    const [after, ...others] = await telephone.rows.appointments();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id: before?.id, protocol: before?.protocol, status: 'booked' });
    expect(after?.starts_at).not.toBe(before?.starts_at);
    const { local_date: date = '', local_time: clock = '', protocol = '' } = after ?? {};
    expect(told).toContain(briefly(date, clock));
    expect(told).toContain(inWords(spokenProtocol(protocol)));
    expect(await telephone.rows.ticksOf(before?.id ?? '')).toBe(6);
    await lucia.hangUp();
    await telephone.idle();
    expect(await telephone.rows.holds()).toEqual([]);
    expect(await offeredToCarlos()).toMatch(AT_EIGHT);
  });

  it('cancels a visit: its time is offered to the next caller at once', async () => {
    await luciaSeesRafaelTuesdayAtEight();
    expect(await offeredToCarlos()).not.toMatch(AT_EIGHT);
    const lucia = await telephone.dial();
    await lucia.answersAll([...identifiedAs(LUCIA), ['main-menu', '3'], ['cancel.confirm', '1']]);
    expect(await lucia.listensTo('main-menu')).toContain('Pronto, a consulta foi cancelada.');

    const [row] = await telephone.rows.appointments();
    expect(row?.status).toBe('cancelled');
    expect(await telephone.rows.ticksOf(row?.id ?? '')).toBe(0);
    const by = { kind: 'cancelled', actor_kind: 'patient-phone', actor_id: LUCIA.id };
    expect(await telephone.rows.changes()).toContainEqual({ appointment_id: row?.id, ...by });
    expect(await offeredToCarlos()).toMatch(AT_EIGHT);
  });

  it('dials everything in one go, twenty keys a second: all are heard', async () => {
    const lucia = await telephone.dial();
    await lucia.press(`${LUCIA.cpf}${LUCIA.birth}133`, 20);
    for (const question of [
      'identify.cpf',
      'identify.birth-date',
      'main-menu',
      'book.specialty',
      'book.doctor',
    ])
      await lucia.asked(question);
    expect(await lucia.listensTo('book.offers')).toContain('com a Dra. Juliana Silva');
    const heard = lucia.events().flatMap((event) => (event.kind === 'heard' ? [event.keys] : []));
    expect(heard).toEqual(['•'.repeat(11), '•'.repeat(8), '1', '3', '3']);
  });

  it.skipIf(!sippAvailable())('has a telephone that is not ours: it books as well', async () => {
    const keys = `${LUCIA.cpf}${LUCIA.birth}13321*0`;
    await runSipp({
      sipPort: telephone.asterisk.sipPort,
      extension: CLINIC,
      callerNumber: LUCIA.phone,
      keys,
    });
    expect(await telephone.rows.appointments()).toMatchObject([{ patient_id: LUCIA.id, status: 'booked' }]);
  });
});
