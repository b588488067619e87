import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CARLOS, LUCIA } from '../support/small-clinic.ts';
import { Telephone, telephoneAvailable } from '../support/telephone.ts';
import { identifiedAs, type Caller } from '../support/telephone-caller.ts';

const TUESDAY = '2026-11-24';

describe.skipIf(!telephoneAvailable())('two telephones after the times of one doctor', () => {
  let telephone: Telephone;
  beforeAll(async () => {
    telephone = await Telephone.start();
  });
  afterEach(() => telephone.tidy());
  afterAll(() => telephone?.stop());

  /** One doctor, who works on one Tuesday, from eight until then: a visit takes half an hour. */
  const onlyFromEightUntil = (end: string) =>
    telephone.storage.database.write(async (tx) => {
      await tx.deleteFrom('working_hours').where('doctor_id', '!=', 'juliana-silva').execute();
      await tx.deleteFrom('working_hours').where('weekday', '!=', 2).execute();
      await tx.deleteFrom('working_hours').where('start_clock', '!=', '08:00').execute();
      const hours = { end_clock: end, valid_from: TUESDAY, valid_until: TUESDAY };
      await tx.updateTable('working_hours').set(hours).execute();
    });

  /** Both known, at the main menu; then both want to book at the same moment. Gives what each is asked next. */
  const bothWantToBook = async () => {
    const lucia = await telephone.dial({ callerNumber: LUCIA.phone });
    await lucia.answersAll(identifiedAs(LUCIA));
    await lucia.asked('main-menu');
    const carlos = await telephone.dial({ callerNumber: CARLOS.phone });
    await carlos.answersAll(identifiedAs(CARLOS));
    await carlos.asked('main-menu');
    const callers = [
      { caller: lucia, patientId: LUCIA.id },
      { caller: carlos, patientId: CARLOS.id },
    ];
    await Promise.all(callers.map(({ caller }) => caller.press('1')));
    return Promise.all(callers.map(async (it) => ({ ...it, ...(await next(it.caller)) })));
  };
  /** What comes after the main menu, which a slow caller may be asked twice. */
  const next = async (caller: Caller) => {
    for (;;) {
      const asked = await caller.nextQuestion();
      if (asked.question !== 'main-menu') return asked;
    }
  };
  const visits = async () =>
    (await telephone.rows.appointments()).map(
      (row) => `${row.patient_id} ${row.local_date} ${row.local_time}`,
    );
  const confirms = async (caller: Caller): Promise<void> => {
    await caller.press('1');
    await caller.answers('book.confirm', '1');
    await caller.asked('book.done');
  };

  it.each([1, 2, 3])(
    'one time: one is offered it and gets it, the other is told that it is full (%i)',
    async () => {
      await onlyFromEightUntil('08:30');
      const both = await bothWantToBook();
      const winner = both.find(({ question }) => question === 'book.offers');
      const loser = both.find((each) => each !== winner);
      expect(loser?.question).toBe('book.none');
      expect(loser?.said).toContain('Não há mais horários livres.');
      if (winner === undefined) throw new Error('nobody was offered it');
      await confirms(winner.caller);
      expect(await visits()).toEqual([`${winner.patientId} ${TUESDAY} 08:00`]);
      await telephone.hangUpAll();
      expect(await telephone.rows.holds()).toEqual([]);
    },
  );

  it('four times: each is offered some of them, and gets one that the other has not', async () => {
    await onlyFromEightUntil('10:00');
    const both = await bothWantToBook();
    expect(both.map(({ question }) => question)).toEqual(['book.offers', 'book.offers']);
    await Promise.all(both.map(({ caller }) => confirms(caller)));
    const booked = await telephone.rows.appointments();
    expect(new Set(booked.map(({ patient_id }) => patient_id))).toEqual(new Set([LUCIA.id, CARLOS.id]));
    expect(new Set(booked.map(({ local_time }) => local_time)).size).toBe(2);
    // Rivals may collide in the database, which makes one of them try again; nothing else is amiss.
    expect(telephone.complaints.filter((line) => !line.includes('database: trying again'))).toEqual([]);
  });

  it('one time, whose holder hangs up: the other, who asks again, is offered it', async () => {
    await onlyFromEightUntil('08:30');
    const both = await bothWantToBook();
    const holder = both.find(({ question }) => question === 'book.offers');
    const other = both.find(({ question }) => question === 'book.none');
    await holder?.caller.hangUp();
    await telephone.idle(1);
    await other?.caller.press('1');
    await other?.caller.answers('main-menu', '1');
    expect(await other?.caller.asked('book.offers')).toContain('às oito horas');
  });
});
