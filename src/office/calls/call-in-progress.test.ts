import { describe, expect, test } from 'vitest';
import { CallInProgress } from './call-in-progress.ts';
import { gaveUp } from './calls.ts';

const begin = () => new CallInProgress({ id: 'c', startedAt: 1_000, caller: '*********01' });

/** Asked these questions one after the other, and answered with these keys. */
function through(...steps: readonly (string | readonly [question: string, keys: string])[]) {
  const call = begin();
  let at = 1_000;
  for (const step of steps) {
    const [question, keys] = typeof step === 'string' ? [step, null] : step;
    call.hear({ kind: 'asked', question }, (at += 10));
    if (keys !== null) call.hear({ kind: 'heard', question, keys, ended: 'full' }, (at += 10));
  }
  return call;
}

describe('a call in progress', () => {
  test('knows where it is, in what language, for whom, and how many questions it took', () => {
    const call = begin();
    call.hear({ kind: 'speaks', language: 'pt_BR' }, 1_000);
    call.hear({ kind: 'asked', question: 'identify.cpf' }, 1_100);
    call.identify('lucia', 1_200);
    call.hear({ kind: 'asked', question: 'main-menu' }, 1_300);
    expect(call.call).toMatchObject({
      caller: '*********01',
      language: 'pt_BR',
      patientId: 'lucia',
      question: 'main-menu',
      questions: 2,
      endedAt: null,
      outcome: null,
    });
    call.end('hung-up', 1_400);
    expect(call.call).toMatchObject({ endedAt: 1_400, outcome: 'hung-up' });
    expect(call.transcribed.transcript.map(({ at, kind }) => [at, kind])).toEqual([
      [0, 'speaks'],
      [100, 'asked'],
      [200, 'identified'],
      [300, 'asked'],
      [400, 'ended'],
    ]);
  });

  test.each([
    ['booked', through('main-menu', 'book.confirm', 'book.done')],
    ['moved', through('main-menu', 'move.confirm', 'move.done')],
    ['heard their visits', through('main-menu', 'hear.visit')],
    ['heard that they have none', through('main-menu', 'visits.none')],
    ['cancelled', through('main-menu', ['cancel.confirm', '1'], 'main-menu')],
  ])('of somebody who %s is served, even if they hang up', (_, call) => {
    expect(call.call.servedAt).not.toBeNull();
    call.end('hung-up', 9_000);
    expect(gaveUp(call.call)).toBe(false);
  });

  test.each([
    ['at the first question', through('identify.cpf')],
    ['before confirming', through('main-menu', 'book.offers', 'book.confirm')],
    ['having kept the visit', through('main-menu', ['cancel.confirm', '2'], 'main-menu')],
    ['whose cancelling failed', through('main-menu', ['cancel.confirm', '1'], 'attendant.callback')],
    ['before anything was asked', begin()],
  ])('of somebody who hangs up %s was given up', (_, call) => {
    call.end('hung-up', 9_000);
    expect(gaveUp(call.call)).toBe(true);
  });

  test('that ended otherwise was not given up', () => {
    for (const outcome of ['goodbye', 'attendant', 'callback', 'failed', 'interrupted'] as const) {
      const call = through('main-menu');
      call.end(outcome, 9_000);
      expect(gaveUp(call.call)).toBe(false);
    }
  });

  test('is served at the first moment, not at the last', () => {
    const call = through('hear.visit');
    const { servedAt } = call.call;
    call.hear({ kind: 'asked', question: 'book.done' }, 5_000);
    expect(call.call.servedAt).toBe(servedAt);
  });

  test('does not keep a telephone number that was read back, however often', () => {
    const call = begin();
    for (const at of [1_100, 1_200]) {
      call.hear({ kind: 'said', text: 'O número é oito, cinco, nove. Está certo?' }, at);
      call.hear({ kind: 'asked', question: 'attendant.confirm' }, at);
    }
    expect(JSON.stringify(call.transcribed)).not.toContain('oito');
    expect(call.transcribed.transcript[0]).toEqual({
      at: 100,
      kind: 'said',
      text: '[o número do telefone, lido de volta]',
    });
  });
});
